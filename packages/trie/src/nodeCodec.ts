import { CodecError, compact, Reader, readCompact, u32 } from "@opentao/codec";
import { TrieError } from "./errors.ts";
import { type Branch, CHILDREN, type ChildRef, HASH_LENGTH, type TrieNode, type ValueRef } from "./node.ts";

/** Kinds of node by the high bits of their first byte, and how many bits are left for the partial key's length. */
const LEAF = { prefix: 0x40, bits: 6 };
const BRANCH = { prefix: 0x80, bits: 6 };
const BRANCH_WITH_VALUE = { prefix: 0xc0, bits: 6 };
const LEAF_WITH_HASH = { prefix: 0x20, bits: 5 };
const BRANCH_WITH_HASH = { prefix: 0x10, bits: 4 };

/** The encoding of a trie without keys. */
export const EMPTY_NODE: Uint8Array = Uint8Array.of(0);

/** Longest partial key that is read, in half bytes: far beyond any key of the chain. */
const MAX_PARTIAL = 65_536;
/** Deepest chain of nodes inside each other that is read; each takes at least two bytes of 32. */
const MAX_INLINE_DEPTH = 32;

/** Length of a value. */
const Length = compact(u32);

/** A child as its parent holds it: the hash of its encoding, or the encoding itself when shorter. */
export type Reference = Uint8Array;

function headerOf(node: TrieNode, value: ValueRef | undefined) {
  const hashed = value?.kind === "hashed";
  if (node.kind === "leaf") return hashed ? LEAF_WITH_HASH : LEAF;
  if (value === undefined) return BRANCH;
  return hashed ? BRANCH_WITH_HASH : BRANCH_WITH_VALUE;
}

function lengthPrefix(length: number): Uint8Array {
  return length < 64 ? Uint8Array.of(length << 2) : Length.encode(length);
}

/** Bytes of the length of a partial key behind the first byte. */
function lengthBytes(length: number, bits: number): number {
  const most = (1 << bits) - 1;
  return length < most ? 0 : Math.floor((length - most) / 255) + 1;
}

/** Writes a header. @returns the offset behind it */
function writeHeader(out: Uint8Array, { prefix, bits }: typeof LEAF, length: number): number {
  const most = (1 << bits) - 1;
  out[0] = prefix | Math.min(length, most);
  if (length < most) return 1;
  let offset = 1;
  let rest = length - most;
  for (; rest >= 255; rest -= 255) out[offset++] = 255;
  out[offset++] = rest;
  return offset;
}

/** Writes a partial key. @returns the offset behind it */
function writeNibbles(out: Uint8Array, start: number, nibbles: Uint8Array): number {
  let offset = start;
  let i = 0;
  if (nibbles.length % 2 === 1) {
    out[offset++] = nibbles[0] ?? 0;
    i = 1;
  }
  for (; i < nibbles.length; i += 2) out[offset++] = ((nibbles[i] ?? 0) << 4) | (nibbles[i + 1] ?? 0);
  return offset;
}

/** Writes which children a branch has. @returns the offset behind it */
function writeBitmap(out: Uint8Array, start: number, { children }: Branch): number {
  let bitmap = 0;
  for (let i = 0; i < CHILDREN; i += 1) if (children[i] !== undefined) bitmap |= 1 << i;
  out[start] = bitmap & 255;
  out[start + 1] = bitmap >> 8;
  return start + 2;
}

/**
 * The bytes of a node. Their number is known before the first is written: blocks encode many nodes, none of which is
 * long.
 *
 * @param value - its value as it is encoded: inline or hashed
 * @param references - of its children in their order, without those that are absent
 */
export function encodeNode(node: TrieNode, value: ValueRef | undefined, references: readonly Reference[]): Uint8Array {
  const { partial } = node;
  const header = headerOf(node, value);
  const content = value === undefined || value.kind === "hashed" ? value?.hash : value.bytes;
  const prefix = value === undefined || value.kind === "hashed" ? undefined : lengthPrefix(value.bytes.length);

  let size = 1 + lengthBytes(partial.length, header.bits) + ((partial.length + 1) >> 1);
  if (node.kind === "branch") size += 2;
  size += (prefix?.length ?? 0) + (content?.length ?? 0);
  for (const { length } of references) size += 1 + length;

  const out = new Uint8Array(size);
  let offset = writeNibbles(out, writeHeader(out, header, partial.length), partial);
  if (node.kind === "branch") offset = writeBitmap(out, offset, node);
  for (const part of [prefix, content]) {
    if (part === undefined) continue;
    out.set(part, offset);
    offset += part.length;
  }
  for (const bytes of references) {
    // A compact number of one byte: no reference is longer than a hash.
    out[offset] = bytes.length << 2;
    out.set(bytes, offset + 1);
    offset += 1 + bytes.length;
  }
  return out;
}

function readLength(input: Reader, first: number, bits: number): number {
  const most = (1 << bits) - 1;
  let length = first & most;
  if (length < most) return length;
  for (let byte = 255; byte === 255; ) {
    byte = input.u8();
    length += byte;
    if (length > MAX_PARTIAL) throw new TrieError("INVALID_NODE", "a partial key is too long");
  }
  return length;
}

function readNibbles(input: Reader, length: number): Uint8Array {
  const bytes = input.view((length + 1) >> 1);
  const odd = length % 2;
  const nibbles = new Uint8Array(length);
  if (odd === 1) {
    nibbles[0] = bytes[0] ?? 0;
    if ((bytes[0] ?? 0) > 15) throw new TrieError("INVALID_NODE", "padding of a partial key is not zero");
  }
  for (let at = odd; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    nibbles[2 * at - odd] = byte >> 4;
    nibbles[2 * at - odd + 1] = byte & 15;
  }
  return nibbles;
}

function kindOf(first: number) {
  if (first >= 0xc0) return BRANCH_WITH_VALUE;
  if (first >= 0x80) return BRANCH;
  if (first >= 0x40) return LEAF;
  if (first >= 0x20) return LEAF_WITH_HASH;
  if (first >= 0x10) return BRANCH_WITH_HASH;
  throw new TrieError("INVALID_NODE", `no node begins with the byte ${first}`);
}

function readChild(input: Reader, depth: number): ChildRef {
  const length = readCompact(input);
  if (length > HASH_LENGTH) throw new TrieError("INVALID_NODE", "a child is longer than a hash");
  const bytes = input.bytes(length);
  if (length === HASH_LENGTH) return { kind: "stored", hash: bytes };
  if (depth >= MAX_INLINE_DEPTH) throw new TrieError("INVALID_NODE", "nodes stand too deep inside each other");
  return { kind: "node", node: decode(bytes, depth + 1) };
}

function decode(bytes: Uint8Array, depth: number): TrieNode {
  const input = new Reader(bytes);
  const first = input.u8();
  const kind = kindOf(first);
  const partial = readNibbles(input, readLength(input, first, kind.bits));
  const bitmap = kind === LEAF || kind === LEAF_WITH_HASH ? undefined : input.u16();
  const value = readValue(input, kind);
  if (bitmap === undefined) {
    input.end();
    return { kind: "leaf", partial, value: value ?? { kind: "inline", bytes: new Uint8Array() } };
  }
  const children: (ChildRef | undefined)[] = [];
  for (let i = 0; i < CHILDREN; i += 1) children.push((bitmap >> i) & 1 ? readChild(input, depth) : undefined);
  input.end();
  return { kind: "branch", partial, children, value };
}

function readValue(input: Reader, kind: typeof LEAF): ValueRef | undefined {
  if (kind === BRANCH) return undefined;
  if (kind === LEAF_WITH_HASH || kind === BRANCH_WITH_HASH) return { kind: "hashed", hash: input.bytes(HASH_LENGTH) };
  return { kind: "inline", bytes: input.bytes(readCompact(input)) };
}

/** The node that `bytes` encode; `undefined` for the empty trie. @throws TrieError `INVALID_NODE` */
export function decodeNode(bytes: Uint8Array): TrieNode | undefined {
  if (bytes.length === 1 && bytes[0] === 0) return undefined;
  try {
    return decode(bytes, 0);
  } catch (error) {
    if (error instanceof CodecError) throw new TrieError("INVALID_NODE", error.message);
    throw error;
  }
}
