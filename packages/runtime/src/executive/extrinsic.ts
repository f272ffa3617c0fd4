import { Reader, readCompact, withEncoded } from "@opentao/codec";
import { type MultiAddress, type MultiSignature, readEnvelope, writeEnvelope } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import { type BoundExtension, extensions, type ImplicitContext } from "../extensions/index.ts";
import type { Dispatcher, RuntimeCall } from "../framework/index.ts";

/** Longer payloads are signed by their hash. */
const LONGEST_SIGNED_PAYLOAD = 256;

/** Parts that the signature of an extrinsic is over. */
export interface SignedParts {
  readonly extensions: readonly BoundExtension[];
  /** Signed parts that stand in the extrinsic: the call, then the extensions. */
  readonly signedPart: readonly [call: Uint8Array, extensions: Uint8Array];
}

/** Extrinsic by its parts. */
export type Extrinsic =
  | { readonly type: "Bare"; readonly call: RuntimeCall }
  | ({
      readonly type: "Signed";
      readonly address: MultiAddress;
      readonly signature: MultiSignature;
      readonly call: RuntimeCall;
    } & SignedParts);

/**
 * Extrinsic that was read, once: what checks and applies it takes this. The same extrinsic is read again only where it
 * comes again as bytes, in another call of the boundary: for the pool, for the author's block, for its execution.
 */
export interface ReadExtrinsic {
  /** Bytes with the length prefix, as they stand in a block: their number is the length that is paid for. */
  readonly inBlock: Uint8Array;
  readonly extrinsic: Extrinsic;
}

/** Reads an extrinsic, given with its length prefix. @throws CodecError */
export function readExtrinsic(inBlock: Uint8Array, dispatcher: Dispatcher): ReadExtrinsic {
  return { inBlock, extrinsic: decode(withoutPrefix(inBlock), dispatcher) };
}

/** Returns an extrinsic without the length prefix with which it is given: a part of its memory. @throws CodecError */
export function withoutPrefix(inBlock: Uint8Array): Uint8Array {
  const prefix = new Reader(inBlock);
  readCompact(prefix);
  return inBlock.subarray(prefix.offset);
}

function decode(bytes: Uint8Array, { calls }: Dispatcher): Extrinsic {
  const envelope = readEnvelope(bytes);
  if (envelope.type === "Bare") return { type: "Bare", call: calls.decode(envelope.call) };
  const { address, signature, payload } = envelope;
  const input = new Reader(payload);
  const bound = extensions.map((extension) => extension.read(input));
  const { offset } = input;
  const call = calls.decodeFrom(input);
  input.end();
  const signedPart = [payload.subarray(offset), payload.subarray(0, offset)] as const;
  return { type: "Signed", address, signature, call, extensions: bound, signedPart };
}

/**
 * Returns what `use` makes of the bytes that an extrinsic's signature is over: who keeps them copies them. Refuses the
 * transaction before that when an extension cannot tell its part.
 */
export function withSignedBytes<T>(
  extrinsic: SignedParts,
  context: ImplicitContext,
  use: (message: Uint8Array) => T,
): T {
  return withEncoded(
    (out) => {
      for (const part of extrinsic.signedPart) out.bytes(part);
      for (const extension of extrinsic.extensions) extension.writeImplicit(context, out);
    },
    (payload) => use(payload.length > LONGEST_SIGNED_PAYLOAD ? blake2b256(payload) : payload),
  );
}

/** An extrinsic without signature, without its length prefix. */
export function bareExtrinsic(call: RuntimeCall, { calls }: Dispatcher): Uint8Array {
  return writeEnvelope({ type: "Bare", call: calls.encode(call) });
}
