import { WorkerError } from "../jobs/errors.ts";

/** Error of a request for which there is no room. */
export function busy(): WorkerError {
  const hint = "Wait for the answers to earlier requests, or ask a node of your own.";
  return new WorkerError("TOO_BUSY", "too many requests wait already", hint);
}

/** Error of requests that wait, or come, when threads are stopped. */
export function stopped(): WorkerError {
  return new WorkerError("STOPPED", "the node stops", "Ask again once the node has started again.");
}
