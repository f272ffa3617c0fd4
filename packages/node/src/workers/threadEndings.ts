import { systemCodeOf } from "@opentao/base";
import { WorkerError } from "../jobs/errors.ts";

/** Reason for which a thread has ended by itself. */
export function deathOf(error: unknown): WorkerError {
  if (systemCodeOf(error) === "ERR_WORKER_OUT_OF_MEMORY") {
    const hint = "Ask for less at a time, or of a node of your own.";
    return new WorkerError("OUT_OF_MEMORY", "the request took more memory than one may", hint, { cause: error });
  }
  const why = error instanceof Error ? `: ${error.message}` : "";
  const hint = "Ask again; if it happens again, look into the node's log.";
  return new WorkerError("DIED", `the thread that worked on the request ended${why}`, hint, { cause: error });
}

/** A thread did not begin. */
export function notBegun(): WorkerError {
  const hint = "Ask again; if it happens again, look into the node's log.";
  return new WorkerError("DIED", "a thread did not begin in time", hint);
}

/** A request took longer than one may. @param timeMs - milliseconds */
export function tooLate(timeMs: number): WorkerError {
  const hint = "Ask for less at a time, or ask a node of your own.";
  return new WorkerError("TIMED_OUT", `the request took longer than ${timeMs / 1000} s`, hint);
}

/** A request cannot be given to a thread. */
export function notSent(cause: unknown): WorkerError {
  const hint = "Give a job plain data: no functions, symbols or objects that hold such.";
  return new WorkerError("NOT_SENT", "the input of the request cannot be copied to a thread", hint, { cause });
}
