import { bytes, fixedBytes, toHex, tuple, u32, vec } from "@opentao/codec";
import type { Hash } from "../../../chain/interface.ts";
import { malformed } from "../../errors.ts";
import { bytesOf, MessageWriter, readFields, u32Of } from "../../protobuf.ts";

/** Proofs of finality by the engine that made them (`FRNK`). */
export type Justifications = readonly (readonly [engine: Uint8Array, proof: Uint8Array])[];

/** Request for blocks, or for parts of them. */
export interface BlockRequest {
  readonly header: boolean;
  readonly body: boolean;
  readonly justification: boolean;
  /** First block, by its hash or by its height on the best chain. */
  readonly from: { readonly hash: Hash } | { readonly number: number };
  readonly direction: "ascending" | "descending";
  /** Most blocks; 0 leaves the number to the other. */
  readonly max: number;
}

/** Block in a response: only the parts that were requested. */
export interface BlockData {
  readonly hash: Hash;
  /** Encoded. */
  readonly header: Uint8Array | undefined;
  /** Extrinsics with their length prefixes. */
  readonly body: readonly Uint8Array[];
  readonly justifications: Justifications | undefined;
}

const HEADER = 1 << 24;
const BODY = 1 << 25;
const JUSTIFICATION = 1 << 28;
const HASH_LENGTH = 32;

/** Proofs of finality as they are sent: few engines, each proof below one message's size. */
export const JustificationsCodec = vec(tuple(fixedBytes(4), bytes()), { max: 16 });

/** Encodes a request in protobuf (protocol: light-client §5). */
export function encodeBlockRequest(request: BlockRequest): Uint8Array {
  const { from, direction, max } = request;
  const flags = (request.header ? HEADER : 0) | (request.body ? BODY : 0) | (request.justification ? JUSTIFICATION : 0);
  const out = new MessageWriter().u32(1, flags);
  if ("hash" in from) out.bytes(2, hexBytes(from.hash));
  else out.bytes(3, u32.encode(from.number));
  return out
    .u32(5, direction === "descending" ? 1 : 0)
    .u32(6, max)
    .u32(7, 1)
    .finish();
}

/** @throws NetworkError `MALFORMED` */
export function decodeBlockRequest(message: Uint8Array): BlockRequest {
  let flags = 0;
  let from: BlockRequest["from"] | undefined;
  let direction: BlockRequest["direction"] = "ascending";
  let max = 0;
  for (const field of readFields(message)) {
    if (field.number === 1) flags = u32Of(field);
    else if (field.number === 2) from = { hash: hashOf(bytesOf(field)) };
    else if (field.number === 3) from = { number: numberOf(bytesOf(field)) };
    else if (field.number === 5) direction = directionOf(u32Of(field));
    else if (field.number === 6) max = u32Of(field);
  }
  if (from === undefined) throw malformed("a block request does not say which block");
  const has = (flag: number) => (flags & flag) !== 0;
  return { header: has(HEADER), body: has(BODY), justification: has(JUSTIFICATION), from, direction, max };
}

/** Encodes a response in protobuf. */
export function encodeBlockResponse(blocks: readonly BlockData[]): Uint8Array {
  const out = new MessageWriter();
  for (const { hash, header, body, justifications } of blocks) {
    const block = new MessageWriter().bytes(1, hexBytes(hash));
    if (header !== undefined) block.bytes(2, header);
    for (const extrinsic of body) block.bytes(3, extrinsic);
    if (justifications !== undefined) {
      block.bytes(8, JustificationsCodec.encode(justifications.map(([engine, proof]) => [engine, proof])));
    }
    out.bytes(1, block.finish());
  }
  return out.finish();
}

/** @throws NetworkError `MALFORMED`; CodecError */
export function decodeBlockResponse(message: Uint8Array, maxBlocks: number): BlockData[] {
  const blocks: BlockData[] = [];
  for (const field of readFields(message)) {
    if (field.number !== 1) continue;
    if (blocks.length === maxBlocks) throw malformed(`more than the ${maxBlocks} blocks asked for`);
    blocks.push(decodeBlock(bytesOf(field)));
  }
  return blocks;
}

function decodeBlock(message: Uint8Array): BlockData {
  let hash: Hash | undefined;
  let header: Uint8Array | undefined;
  let justifications: Justifications | undefined;
  const body: Uint8Array[] = [];
  for (const field of readFields(message)) {
    if (field.number === 1) hash = hashOf(bytesOf(field));
    else if (field.number === 2) header = bytesOf(field);
    else if (field.number === 3) body.push(bytesOf(field));
    else if (field.number === 8) justifications = justificationsOf(bytesOf(field));
  }
  if (hash === undefined) throw malformed("a block comes without its hash");
  return { hash, header, body, justifications };
}

/** An empty field says, like none, that there are no proofs. */
function justificationsOf(field: Uint8Array): Justifications | undefined {
  return field.length === 0 ? undefined : JustificationsCodec.decode(field);
}

function hashOf(value: Uint8Array): Hash {
  if (value.length !== HASH_LENGTH) throw malformed(`a hash has ${value.length} bytes`);
  return toHex(value);
}

function numberOf(value: Uint8Array): number {
  if (value.length !== 4) throw malformed(`a height has ${value.length} bytes`);
  return u32.decode(value);
}

function directionOf(value: number): BlockRequest["direction"] {
  if (value > 1) throw malformed(`the direction ${value} does not exist`);
  return value === 1 ? "descending" : "ascending";
}

const hexBytes = (hash: Hash): Uint8Array => Uint8Array.from(Buffer.from(hash.slice(2), "hex"));
