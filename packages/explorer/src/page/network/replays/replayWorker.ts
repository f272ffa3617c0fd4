import { messageOf } from "@opentao/base";
import type { Progress } from "../../../replay/index.ts";
import { FaultError, type FaultKind } from "../fault.ts";
import type { FromWorker, JobName, Jobs, ToWorker } from "./messages.ts";

/** Kinds of faults of replays by their codes. */
const KINDS: Readonly<Record<string, FaultKind>> = {
  BLOCK_UNKNOWN: "pruned",
  OTHER_RUNTIME: "notAChain",
  INVALID_ANSWER: "notAChain",
};

/** Error of a job, with the code that the replay gave it. */
export class ReplayFault extends FaultError {
  readonly code: string | undefined;

  constructor(code: string | undefined, message: string) {
    super((code === undefined ? undefined : KINDS[code]) ?? "unknown", message);
    this.code = code;
  }
}

/** Outside of a job: whom it asks, and whom it tells how far it is. */
export interface ReplayOutside {
  readonly ask: (method: string, params: readonly unknown[]) => Promise<unknown>;
  readonly onProgress?: (progress: Progress) => void;
}

/** A thread that runs the chain's runtime: one job after the other. */
export class ReplayWorker {
  readonly #worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  #failure: ReplayFault | undefined;
  /** Rejects what the thread is at. */
  #reject: (failure: ReplayFault) => void = () => undefined;
  /** Ends when the thread has nothing left to do; it begins by loading its program. */
  #last: Promise<unknown> = new Promise<void>((resolve, reject) => {
    this.#reject = reject;
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === "ready") resolve();
    };
    this.#worker.onerror = ({ message }) => this.#fail(message);
  });

  /** True when the thread as a whole has failed, such as by not having got its program: it does no job any more. */
  get hasFailed(): boolean {
    return this.#failure !== undefined;
  }

  /** Does a job, after those that were asked for before. @throws ReplayFault */
  run<Name extends JobName>(name: Name, job: Jobs[Name]["job"], outside: ReplayOutside): Promise<Jobs[Name]["result"]> {
    // Whoever asked for the one before is told of its error.
    const before = this.#last.catch(() => undefined);
    const done = before.then(() => this.#do(name, job, outside));
    this.#last = done;
    return done;
  }

  /** Ends the thread, and whatever it does. */
  terminate(): void {
    this.#worker.terminate();
  }

  #do<Name extends JobName>(
    name: Name,
    job: Jobs[Name]["job"],
    { ask, onProgress }: ReplayOutside,
  ): Promise<Jobs[Name]["result"]> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    const worker = this.#worker;
    const tell = (message: ToWorker): void => worker.postMessage(message);
    return new Promise<Jobs[Name]["result"]>((resolve, reject) => {
      this.#reject = reject;
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.kind === "ask") {
          const { id, method, params } = data;
          ask(method, params).then(
            (value) => tell({ kind: "answer", id, value }),
            (error: unknown) => tell({ kind: "refusal", id, message: messageOf(error) }),
          );
        } else if (data.kind === "progress") onProgress?.(data.progress);
        else if (data.kind === "done") resolve(data.result);
        else if (data.kind === "failed") reject(new ReplayFault(data.code, data.message));
      };
      tell({ kind: "job", name, job });
    });
  }

  #fail(message: string): void {
    this.#failure = new ReplayFault(undefined, message);
    this.terminate();
    this.#reject(this.#failure);
  }
}
