import { malformed } from "../../errors.ts";
import { bytesOf, MessageWriter, readFields } from "../../protobuf.ts";
import { ProofCodec } from "../light/message.ts";

/** Request for a part of a state. */
export interface StateRequest {
  /** Hash of the block after which the state stands. */
  readonly block: Uint8Array;
  /** The last key that is known already; nothing when the first key is wanted. */
  readonly after: Uint8Array | undefined;
}

/** Encodes a request in protobuf; entries come as a proof. */
export function encodeStateRequest({ block, after }: StateRequest): Uint8Array {
  const out = new MessageWriter().bytes(1, block);
  if (after !== undefined) out.bytes(2, after);
  return out.finish();
}

/** @throws NetworkError `MALFORMED` */
export function decodeStateRequest(message: Uint8Array): StateRequest {
  let block: Uint8Array = new Uint8Array();
  const starts: Uint8Array[] = [];
  for (const field of readFields(message)) {
    if (field.number === 1) block = bytesOf(field);
    else if (field.number === 2) starts.push(bytesOf(field));
    else if (field.number === 3) throw malformed("states are given with a proof only");
  }
  if (block.length !== 32) throw malformed(`a block's hash has ${block.length} bytes`);
  if (starts.length > 1) throw malformed("this chain has no child tries");
  return { block, after: starts[0] };
}

/** Encodes a response in protobuf: nodes of the trie that hold the next keys and values. */
export function encodeStateResponse(proof: readonly Uint8Array[]): Uint8Array {
  return new MessageWriter().bytes(2, ProofCodec.encode([...proof])).finish();
}

/** @throws NetworkError `MALFORMED`; CodecError */
export function decodeStateResponse(message: Uint8Array): Uint8Array[] {
  for (const field of readFields(message)) if (field.number === 2) return ProofCodec.decode(bytesOf(field));
  throw malformed("a response holds no proof");
}
