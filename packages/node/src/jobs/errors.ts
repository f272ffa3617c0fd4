import { CodedError, type CodeOf, defineErrors } from "@opentao/base";

/** Error codes of this part, with cause and cure of each. */
export const WORKER_ERRORS = defineErrors("Worker threads", 4400, {
  TOO_BUSY: [
    0,
    "Too many requests wait already, of this client or of all.",
    "Send the request again later, or fewer at a time.",
  ],
  TIMED_OUT: [1, "The request took longer than one may.", "Ask for less at a time."],
  OUT_OF_MEMORY: [2, "The request took more memory than one may.", "Ask for less at a time."],
  DIED: [3, "The thread ended by itself, or did not start.", "Send the request again; the node's log says more."],
  STOPPED: [4, "The node is stopping.", "Send the request to another node."],
  NOT_SENT: [
    5,
    "The input of a job cannot be copied to a thread.",
    "Give plain data: no functions, symbols or objects that hold such.",
  ],
});

/** Code of a {@link WorkerError}. */
export type WorkerErrorCode = CodeOf<typeof WORKER_ERRORS>;

/** Thrown when a request of others got no answer. Nothing else is lost by it. */
export class WorkerError extends CodedError<WorkerErrorCode> {
  override readonly name = "WorkerError";
  /** True when the request itself cost the thread that worked on it. */
  get endedThread(): boolean {
    return this.code === "OUT_OF_MEMORY" || this.code === "TIMED_OUT";
  }

  protected override catalog() {
    return WORKER_ERRORS;
  }
}
