import { CodedError } from "../error.ts";

/** Why a worker gave no answer. */
export type WorkerErrorCode =
  /** Too much waits already, of this client or of all. */
  | "TOO_BUSY"
  /** It took longer than one request may. */
  | "TIMED_OUT"
  /** It took more memory than one request may. */
  | "OUT_OF_MEMORY"
  /** The thread ended by itself, or did not begin. */
  | "DIED"
  /** The node stops. */
  | "STOPPED";

/** Thrown when a request of others got no answer. Nothing else is lost by it. */
export class WorkerError extends CodedError<WorkerErrorCode> {
  override readonly name = "WorkerError";

  /** Whether the request itself cost the thread that worked on it. */
  get endedThread(): boolean {
    return this.code === "OUT_OF_MEMORY" || this.code === "TIMED_OUT";
  }
}
