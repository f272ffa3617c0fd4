import { encodeWith, type Value } from "../codec.ts";
import { CodecError } from "../errors.ts";
import { Reader } from "../reader.ts";
import { MultiAddress, MultiSignature } from "./address.ts";

const VERSION = 4;
const BARE = VERSION;
const SIGNED_BIT = 0x80;
const SIGNED = SIGNED_BIT | VERSION;

/**
 * An extrinsic of version 4 split into the parts that can be read without the runtime. The bytes after the
 * signature are the runtime's: the transaction extensions, then the call.
 */
export type ExtrinsicEnvelope =
  | {
      readonly type: "Bare";
      /** The encoded call: a part of the extrinsic's own memory. */
      readonly call: Uint8Array;
    }
  | {
      readonly type: "Signed";
      readonly address: Value<typeof MultiAddress>;
      readonly signature: Value<typeof MultiSignature>;
      /** Encoded extensions followed by the encoded call: a part of the extrinsic's own memory. */
      readonly payload: Uint8Array;
    };

/**
 * Splits an extrinsic, given without its length prefix (as `OpaqueExtrinsic` reads it).
 *
 * @throws CodecError `UNKNOWN_VARIANT` on another version than 4
 */
export function readEnvelope(extrinsic: Uint8Array): ExtrinsicEnvelope {
  const input = new Reader(extrinsic);
  const first = input.u8();
  if (first === BARE) return { type: "Bare", call: input.view(input.remaining) };
  if (first !== SIGNED) {
    throw new CodecError("UNKNOWN_VARIANT", `extrinsics of version 4 are accepted; the first byte is ${first}`);
  }
  const address = MultiAddress.decodeFrom(input);
  const signature = MultiSignature.decodeFrom(input);
  return { type: "Signed", address, signature, payload: input.view(input.remaining) };
}

/** Returns whether an extrinsic, given without its length prefix, says in its first bit that it is signed. */
export function saysSigned(extrinsic: Uint8Array): boolean {
  return ((extrinsic[0] ?? 0) & SIGNED_BIT) !== 0;
}

/** Puts an extrinsic together, without its length prefix. */
export function writeEnvelope(envelope: ExtrinsicEnvelope): Uint8Array {
  return encodeWith((out) => {
    if (envelope.type === "Bare") {
      out.u8(BARE);
      out.bytes(envelope.call);
    } else {
      out.u8(SIGNED);
      MultiAddress.encodeTo(envelope.address, out);
      MultiSignature.encodeTo(envelope.signature, out);
      out.bytes(envelope.payload);
    }
  });
}
