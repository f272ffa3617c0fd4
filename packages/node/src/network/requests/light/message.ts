import { bytes, vec } from "@opentao/codec";
import { malformed } from "../../errors.ts";
import { bytesOf, MessageWriter, readFields } from "../../protobuf.ts";

/** Request of a light client for a proof (protocol: light-client §5). */
export type LightRequest =
  | { readonly kind: "call"; readonly block: Uint8Array; readonly method: string; readonly data: Uint8Array }
  | { readonly kind: "read"; readonly block: Uint8Array; readonly keys: readonly Uint8Array[] }
  /** Storage of a child trie, of which this chain has none. */
  | { readonly kind: "readChild" };

/** Numbers of the kinds, in requests and responses. */
const KINDS = { call: 1, read: 2, readChild: 4 } as const;

const MAX_KEYS = 1024;
const MAX_METHOD = 128;

/** Codec of a proof: nodes of tries and long values. */
export const ProofCodec = vec(bytes(), { max: 1_000_000 });

/** @throws NetworkError `MALFORMED` */
export function decodeLightRequest(message: Uint8Array): LightRequest {
  let request: LightRequest | undefined;
  for (const field of readFields(message)) {
    if (field.number === KINDS.call) request = decodeCall(bytesOf(field));
    else if (field.number === KINDS.read) request = decodeRead(bytesOf(field));
    else if (field.number === KINDS.readChild) request = { kind: "readChild" };
  }
  if (request === undefined) throw malformed("a light request says nothing");
  return request;
}

function decodeCall(message: Uint8Array): LightRequest {
  let block: Uint8Array = new Uint8Array();
  let method = "";
  let data: Uint8Array = new Uint8Array();
  for (const field of readFields(message)) {
    if (field.number === 2) block = bytesOf(field);
    else if (field.number === 3) method = new TextDecoder().decode(bytesOf(field));
    else if (field.number === 4) data = bytesOf(field);
  }
  checkHash(block);
  if (!/^[A-Za-z0-9_]+$/.test(method) || method.length > MAX_METHOD) throw malformed("a method has no such name");
  return { kind: "call", block, method, data };
}

function decodeRead(message: Uint8Array): LightRequest {
  let block: Uint8Array = new Uint8Array();
  const keys: Uint8Array[] = [];
  for (const field of readFields(message)) {
    if (field.number === 2) block = bytesOf(field);
    else if (field.number === 3) keys.push(bytesOf(field));
    if (keys.length > MAX_KEYS) throw malformed(`more than ${MAX_KEYS} keys`);
  }
  checkHash(block);
  return { kind: "read", block, keys };
}

function checkHash(block: Uint8Array): void {
  if (block.length !== 32) throw malformed(`a block's hash has ${block.length} bytes`);
}

/** Encodes a request for a call's proof. */
export function encodeCallRequest(block: Uint8Array, method: string, data: Uint8Array): Uint8Array {
  const call = new MessageWriter().bytes(2, block).bytes(3, new TextEncoder().encode(method)).bytes(4, data);
  return new MessageWriter().bytes(KINDS.call, call.finish()).finish();
}

/** Encodes a request for a proof of values. */
export function encodeReadRequest(block: Uint8Array, keys: readonly Uint8Array[]): Uint8Array {
  const read = new MessageWriter().bytes(2, block);
  for (const key of keys) read.bytes(3, key);
  return new MessageWriter().bytes(KINDS.read, read.finish()).finish();
}

/** Encodes a response. */
export function encodeLightResponse(kind: "call" | "read", proof: readonly Uint8Array[]): Uint8Array {
  const response = new MessageWriter().bytes(2, ProofCodec.encode([...proof])).finish();
  return new MessageWriter().bytes(KINDS[kind], response).finish();
}

/** Decodes the proof of a response. @throws NetworkError `MALFORMED`; CodecError */
export function decodeLightResponse(kind: "call" | "read", message: Uint8Array): Uint8Array[] {
  for (const field of readFields(message)) {
    if (field.number !== KINDS[kind]) continue;
    for (const inner of readFields(bytesOf(field))) if (inner.number === 2) return ProofCodec.decode(bytesOf(inner));
  }
  throw malformed("a response holds no proof");
}
