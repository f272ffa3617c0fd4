import { CodecError } from "./errors.ts";

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Value of the hex digit with this character code, or -1. */
function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

/** Bytes as `0x` and lower-case hex digits. */
export function toHex(bytes: Uint8Array): `0x${string}` {
  let digits = "";
  for (const byte of bytes) digits += HEX[byte];
  return `0x${digits}`;
}

/**
 * Hex digits, with or without `0x`, as bytes.
 *
 * @throws CodecError `INVALID_HEX` on an odd number of digits or another character.
 */
export function fromHex(text: string): Uint8Array {
  const start = text.startsWith("0x") ? 2 : 0;
  const bytes = new Uint8Array((text.length - start) >> 1);
  let valid = text.length % 2 === 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const high = digitOf(text.charCodeAt(start + 2 * i));
    const low = digitOf(text.charCodeAt(start + 2 * i + 1));
    if (high < 0 || low < 0) valid = false;
    bytes[i] = (high << 4) | low;
  }
  if (!valid) {
    throw new CodecError("INVALID_HEX", "expected an even number of hex digits, with or without 0x in front");
  }
  return bytes;
}

/** Lexicographic order of two byte strings: negative, zero or positive. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Returns whether two byte strings are the same. */
export function bytesEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && startsWith(a, b);
}

/** Returns whether `bytes` begins with `prefix`. */
export function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  if (bytes.length < prefix.length) return false;
  for (let i = 0; i < prefix.length; i += 1) if (bytes[i] !== prefix[i]) return false;
  return true;
}

/** A few byte strings, each known by name, one after the other. For lists there is {@link concatAll}. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return concatAll(parts);
}

/** The byte strings of a list, of any length, one after the other. */
export function concatAll(parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const joined = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** Ends of what is written in buffers that {@link appendBytes} made, some of which have room behind it. */
const ends = new WeakMap<ArrayBufferLike, number>();

/**
 * `value` with `more` behind it. Neither changes, but a value that this function made shares its memory with the next
 * one: what a list costs that grows item by item is linear in its bytes. Two values from one beginning do not share.
 */
export function appendBytes(value: Uint8Array, more: Uint8Array): Uint8Array {
  const { buffer, byteOffset } = value;
  const length = value.length + more.length;
  const end = byteOffset + value.length;
  if (ends.get(buffer) === end && byteOffset + length <= buffer.byteLength) {
    const longer = new Uint8Array(buffer, byteOffset, length);
    longer.set(more, value.length);
    ends.set(buffer, byteOffset + length);
    return longer;
  }
  const room = new Uint8Array(Math.max(64, 2 * length));
  room.set(value);
  room.set(more, value.length);
  ends.set(room.buffer, length);
  return room.subarray(0, length);
}
