import { useCallback, useEffect, useRef, useState } from "react";
import type { Progress } from "../../../replay/index.ts";
import { useSessionValue } from "../context.ts";
import { type Fault, faultOf } from "../fault.ts";
import type { JobName, Jobs } from "./messages.ts";
import { replay } from "./replay.ts";

/** State of a replay that a part of the page has asked for. */
export interface ReplayState<Result> {
  readonly isRunning: boolean;
  readonly progress: Progress | undefined;
  readonly result: Result | undefined;
  readonly fault: Fault | undefined;
}

/** A replay of one kind: how far it is, and what starts and stops it. One goes at a time: another ends it. */
export interface UsedReplay<Name extends JobName> extends ReplayState<Jobs[Name]["result"]> {
  readonly start: (job: Jobs[Name]["job"]) => void;
  readonly stop: () => void;
}

const NOTHING = { isRunning: false, progress: undefined, result: undefined, fault: undefined };

/** Replays on demand, until the part of the page that uses it goes. */
export function useReplay<Name extends JobName>(name: Name): UsedReplay<Name> {
  const chain = useSessionValue((state) => state.chain);
  const [state, setState] = useState<ReplayState<Jobs[Name]["result"]>>(NOTHING);
  const running = useRef<AbortController>(undefined);
  const stop = useCallback(() => {
    running.current?.abort();
    setState((before) => ({ ...before, isRunning: false }));
  }, []);
  const start = useCallback(
    (job: Jobs[Name]["job"]) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      const { signal } = controller;
      if (chain === undefined) return;
      const set = (change: Partial<ReplayState<Jobs[Name]["result"]>>): void => {
        if (!signal.aborted) setState((before) => ({ ...before, ...change }));
      };
      setState((before) => ({ ...NOTHING, isRunning: true, result: before.result }));
      replay(chain, name, job, { signal, onProgress: (progress) => set({ progress }) }).then(
        (result) => set({ isRunning: false, result }),
        (error: unknown) => set({ isRunning: false, result: undefined, fault: faultOf(error) }),
      );
    },
    [chain, name],
  );
  useEffect(() => () => running.current?.abort(), []);
  return { ...state, start, stop };
}
