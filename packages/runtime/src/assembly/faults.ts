import { CodecError } from "@opentao/codec";
import { FixedRangeError } from "@opentao/fixed";
import { HostFault, RuntimePanic } from "../boundary.ts";
import { DispatchFailure, TransactionRefused } from "../framework/index.ts";

/**
 * Errors that code of the runtime throws: the same on every machine. A `TypeError` is a bug of it, as a trap is in
 * WebAssembly.
 */
const OF_RUNTIME = [DispatchFailure, TransactionRefused, FixedRangeError, TypeError];

/** Message by which engines report the one `RangeError` that follows from numbers alone. */
const DIVISION_BY_ZERO = "Division by zero";

/**
 * Error of the boundary for an error within the runtime. Only what is known to follow from input and state is a panic;
 * everything else may be of this machine alone: a `RangeError` is how engines report that stack or memory is used up.
 */
export function boundaryError(method: string, error: unknown): RuntimePanic | HostFault {
  if (error instanceof RuntimePanic || error instanceof HostFault) return error;
  const why = error instanceof Error ? error.message : String(error);
  if (error instanceof CodecError) {
    return new RuntimePanic(`${method} met bytes that are not what they should be: ${why}`, { cause: error });
  }
  if (OF_RUNTIME.some((kind) => error instanceof kind) || isDivisionByZero(error)) {
    return new RuntimePanic(`${method} met a fault: ${why}`, { cause: error });
  }
  return new HostFault(`this machine could not carry ${method} through: ${why}`, { cause: error });
}

function isDivisionByZero(error: unknown): boolean {
  return error instanceof RangeError && error.message === DIVISION_BY_ZERO;
}
