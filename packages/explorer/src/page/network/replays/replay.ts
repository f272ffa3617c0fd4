import { messageOf } from "@opentao/base";
import type { Chain } from "@opentao/sdk/browser";
import type { Progress } from "../../../replay/index.ts";
import { type Fault, FaultError, type FaultKind } from "../fault.ts";
import type { FromWorker, JobName, Jobs, ToWorker } from "./messages.ts";

/** Kinds of faults of replays by their codes. */
const KINDS: Readonly<Record<string, FaultKind>> = {
  BLOCK_UNKNOWN: "pruned",
  OTHER_RUNTIME: "notAChain",
  INVALID_ANSWER: "notAChain",
};

/** Options of a job. */
export interface ReplayOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

function failure({ code, message }: { readonly code: string | undefined; readonly message: string }): FaultError {
  const fault: Fault = { kind: (code === undefined ? undefined : KINDS[code]) ?? "unknown", detail: message };
  return new FaultError(fault.kind, fault.detail);
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
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  const tell = (message: ToWorker): void => worker.postMessage(message);
  const ask = ({ id, method, params }: FromWorker & { readonly kind: "ask" }): void => {
    chain.request(method, params).then(
      (value) => tell({ kind: "answer", id, value }),
      (error: unknown) => tell({ kind: "refusal", id, message: messageOf(error) }),
    );
  };
  return new Promise<Jobs[Name]["result"]>((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    worker.onerror = ({ message }) => reject(new FaultError("unknown", message));
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === "ready") tell({ kind: "job", name, job });
      else if (data.kind === "ask") ask(data);
      else if (data.kind === "progress") onProgress(data.progress);
      else if (data.kind === "done") resolve(data.result);
      else reject(failure(data));
    };
  }).finally(() => worker.terminate());
}
