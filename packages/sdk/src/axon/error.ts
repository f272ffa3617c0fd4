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

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** An inner failure as callers see it: a number that the log repeats, and nothing of the inside. */
export function internalError(id: string): Rejection {
  return new Rejection(500, `Internal Server Error #${id}`);
}
