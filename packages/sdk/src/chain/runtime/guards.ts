import { messageOf } from "@opentao/base";
import { ChainError } from "../errors.ts";

/** Writes values of one type. */
export type Encode<Value, Written = Uint8Array> = (value: Value) => Written;
/** Reads bytes of one type. */
export type Decode<Value = unknown, Written = Uint8Array | string> = (bytes: Written) => Value;

/**
 * Returns what `read` makes of a chain's metadata; `what` is the metadata, or the part of it.
 *
 * @throws ChainError `UNSUPPORTED_CHAIN` for whatever else `read` throws
 */
export function guardMetadata<Value>(what: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof ChainError) throw error;
    throw new ChainError(
      "UNSUPPORTED_CHAIN",
      `${what} cannot be read: ${messageOf(error)}`,
      "Connect to a Substrate chain with metadata V14 to V16; the node may be faulty.",
    );
  }
}

/** Returns `encode` with its failures as a ChainError `INVALID_ARGUMENT`; `what` takes the value. */
export function guardEncode<Value, Written>(what: string, encode: Encode<Value, Written>): Encode<Value, Written> {
  return (value) => {
    try {
      return encode(value);
    } catch (error) {
      if (error instanceof ChainError) throw error;
      throw new ChainError("INVALID_ARGUMENT", `${what} does not take this value: ${messageOf(error)}`, "Check it.");
    }
  };
}

/** Returns `decode` with its failures as a ChainError `UNEXPECTED_VALUE`; `what` is what the bytes are of. */
export function guardDecode<Value, Written>(what: string, decode: Decode<Value, Written>): Decode<Value, Written> {
  return (bytes) => {
    try {
      return decode(bytes);
    } catch (error) {
      throw new ChainError(
        "UNEXPECTED_VALUE",
        `${what} is not of the type that the chain declares: ${messageOf(error)}`,
        "The node may be faulty; try another.",
      );
    }
  };
}
