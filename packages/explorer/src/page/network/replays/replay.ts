import type { Chain } from "@opentao/sdk/browser";
import type { Progress } from "../../../replay/index.ts";
import type { JobName, Jobs } from "./messages.ts";
import { ReplayWorker } from "./replayWorker.ts";

/** Options of a job. */
export interface ReplayOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/**
 * Does a job in a thread of its own, which ends with it. What it needs of the state is asked of the page's node.
 *
 * @throws FaultError; the signal's reason when that aborts
 */
export function replay<Name extends JobName>(
  chain: Chain,
  name: Name,
  job: Jobs[Name]["job"],
  { signal, onProgress }: ReplayOptions,
): Promise<Jobs[Name]["result"]> {
  signal.throwIfAborted();
  const worker = new ReplayWorker();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  const done = worker.run(name, job, { ask: (method, params) => chain.request(method, params), onProgress });
  return Promise.race([done, aborted]).finally(() => worker.terminate());
}
