import { Reader, readCompact, toHex } from "@opentao/codec";
import { OpaqueExtrinsic } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import type { Hash } from "../interface.ts";

/** An extrinsic with and without its length prefix, which is put on or taken off once: where the bytes come in. */
export interface Extrinsic {
  /** blake2b-256 of {@link opaque}: the hash that clients know. */
  readonly hash: Hash;
  /** The bytes with their length prefix: clients send them so, and the runtime takes them so. */
  readonly opaque: Uint8Array;
  /** The bytes without it, as `ChainReader.body` returns them: a view into {@link opaque}. */
  readonly bytes: Uint8Array;
}

/** Returns the bytes of an extrinsic without their length prefix: a view. @throws CodecError when they have none */
export function withoutPrefix(opaque: Uint8Array): Uint8Array {
  const input = new Reader(opaque);
  const bytes = input.view(readCompact(input));
  input.end();
  return bytes;
}

/** Reads an extrinsic that has its length prefix. @throws CodecError when it has none */
export function readExtrinsic(opaque: Uint8Array): Extrinsic {
  const bytes = withoutPrefix(opaque);
  return { hash: toHex(blake2b256(opaque)), opaque, bytes };
}

/** Puts the length prefix on an extrinsic that has none. */
export function prefixExtrinsic(bytes: Uint8Array): Extrinsic {
  const opaque = OpaqueExtrinsic.encode(bytes);
  return { hash: toHex(blake2b256(opaque)), opaque, bytes: opaque.subarray(opaque.length - bytes.length) };
}
