import { SdkError } from "../error.ts";

/** Why an axon does not serve. */
export type AxonErrorCode = "PORT_IN_USE" | "ADDRESS_UNAVAILABLE" | "ALREADY_ATTACHED" | "NOT_STARTED";

/** Thrown by an axon to whoever runs it. */
export class AxonError extends SdkError<AxonErrorCode> {
  override readonly name = "AxonError";
}

/** A request that is turned away: HTTP status and what the caller is told (protocol: wire (a.6)). */
export class Rejection extends Error {
  override readonly name = "Rejection";
  readonly status: number;
  /** After how many seconds the same would pass (the header Retry-After). */
  readonly retryAfter: number | undefined;

  constructor(status: number, message: string, retryAfter?: number) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** An inner failure as callers see it: a number that the log repeats, and nothing of the inside. */
export function internalError(id: string): Rejection {
  return new Rejection(500, `Internal Server Error #${id}`);
}
