import { CodedError, type CodeOf, defineErrors } from "@opentao/base";

/** Error codes of this part, with cause and cure of each. */
export const AXON_ERRORS = defineErrors("Axons", 5300, {
  PORT_IN_USE: [0, "Another program listens on the port.", "Choose another port."],
  ADDRESS_UNAVAILABLE: [1, "The address is not one of this machine.", "Choose an address of this machine."],
  ALREADY_ATTACHED: [2, "The axon serves the synapse already.", "Attach each synapse once."],
  NOT_STARTED: [3, "The axon does not listen yet.", "Start it first."],
});

/** Code of a {@link AxonError}. */
export type AxonErrorCode = CodeOf<typeof AXON_ERRORS>;

/** Thrown by an axon to whoever runs it. */
export class AxonError extends CodedError<AxonErrorCode> {
  override readonly name = "AxonError";

  protected override catalog() {
    return AXON_ERRORS;
  }
}

/** A request that is turned away: HTTP status and what the caller is told (protocol: wire §a.6). */
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
