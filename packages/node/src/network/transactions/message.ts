import { CodecError, vec } from "@opentao/codec";
import { OpaqueExtrinsic } from "@opentao/codec/primitives";
import { malformed } from "../errors.ts";

/** Most transactions of one message. */
const MAX_TRANSACTIONS = 4096;

const Message = vec(OpaqueExtrinsic, { max: MAX_TRANSACTIONS });

/** A message of `transactions/1`; extrinsics without their length prefixes (protocol: light-client §5). */
export function encodeTransactions(extrinsics: readonly Uint8Array[]): Uint8Array {
  return Message.encode([...extrinsics]);
}

/** @throws NetworkError `MALFORMED` */
export function decodeTransactions(message: Uint8Array): Uint8Array[] {
  try {
    return Message.decode(message);
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    throw malformed("a message of transactions cannot be read", error);
  }
}
