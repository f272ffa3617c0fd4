import { type Codec, makeCodec, spellingOf } from "./codec.ts";
import { readCompact, writeCompact } from "./compact.ts";
import { CodecError } from "./errors.ts";
import { u8 } from "./integers.ts";
import type { Reader } from "./reader.ts";
import { anonymous } from "./type.ts";

/** Limits of a sequence. */
export interface SequenceOptions {
  /** Most items that are written or read. */
  readonly max?: number;
}

function checkBytes(value: Uint8Array): void {
  if (!(value instanceof Uint8Array)) throw new CodecError("INVALID_VALUE", "bytes must be given as a Uint8Array");
}

function checkList(items: readonly unknown[]): void {
  if (!Array.isArray(items)) throw new CodecError("INVALID_VALUE", "a sequence must be given as an array");
}

function checkLength(length: number, max: number | undefined): void {
  if (max !== undefined && length > max)
    throw new CodecError("TOO_LONG", `${length} items, at most ${max} are allowed`);
}

/**
 * Items one after the other: growth follows what is really there, so a false length costs nothing. Whether an item of a
 * type takes bytes does not depend on its value, so the first one says it for all.
 */
function readItems<T>(input: Reader, item: Codec<T>, length: number): T[] {
  input.countValues(length);
  const items: T[] = [];
  for (let i = 0; i < length; i += 1) {
    const before = input.offset;
    items.push(item.decodeFrom(input));
    if (input.offset === before) input.countEmptyItem();
    else if (i === 0) input.expectItems(length - 1);
  }
  return items;
}

/** `Vec<T>`: a compact length and the items. */
export function vec<T>(item: Codec<T>, { max }: SequenceOptions = {}): Codec<T[]> {
  return makeCodec(
    anonymous({ kind: "sequence", inner: item.type }),
    (items, out) => {
      checkList(items);
      checkLength(items.length, max);
      writeCompact(items.length, out);
      for (const value of items) item.encodeTo(value, out);
    },
    (input) => {
      const length = readCompact(input);
      checkLength(length, max);
      return readItems(input, item, length);
    },
    spellingOf("Vec", item),
  );
}

/** `[T; length]`: the items without a length. */
export function array<T>(item: Codec<T>, length: number): Codec<T[]> {
  return makeCodec(
    anonymous({ kind: "array", length, inner: item.type }),
    (items, out) => {
      checkList(items);
      if (items.length !== length)
        throw new CodecError("INVALID_VALUE", `${items.length} items, exactly ${length} are needed`);
      for (const value of items) item.encodeTo(value, out);
    },
    (input) => readItems(input, item, length),
  );
}

/** `Vec<u8>`: a compact length and the bytes, at most `maxLength` of them. */
export function bytes(maxLength?: number): Codec<Uint8Array> {
  return makeCodec(
    anonymous({ kind: "sequence", inner: u8.type }),
    (value, out) => {
      checkBytes(value);
      checkLength(value.length, maxLength);
      writeCompact(value.length, out);
      out.bytes(value);
    },
    (input) => {
      const length = readCompact(input);
      checkLength(length, maxLength);
      input.countValues(1);
      return input.bytes(length);
    },
  );
}

const copied = bytes();

/** `Vec<u8>` that is read in place: a part of the input's memory. For input that nobody changes. */
export const bytesInPlace: Codec<Uint8Array> = makeCodec(copied.type, copied.encodeTo, (input) => {
  const length = readCompact(input);
  input.countValues(1);
  return input.view(length);
});

/** `[u8; length]`. */
export function fixedBytes(length: number): Codec<Uint8Array> {
  return makeCodec(
    anonymous({ kind: "array", length, inner: u8.type }),
    (value, out) => {
      checkBytes(value);
      if (value.length !== length)
        throw new CodecError("INVALID_VALUE", `${value.length} bytes, exactly ${length} are needed`);
      out.bytes(value);
    },
    (input) => {
      input.countValues(1);
      return input.bytes(length);
    },
  );
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** UTF-8 text with a compact length in bytes. */
export const str: Codec<string> = makeCodec(
  anonymous({ kind: "primitive", name: "str" }),
  (value, out) => {
    if (typeof value !== "string") throw new CodecError("INVALID_VALUE", "text must be given as a string");
    const encoded = encoder.encode(value);
    writeCompact(encoded.length, out);
    out.bytes(encoded);
  },
  (input) => {
    input.countValues(1);
    const encoded = input.view(readCompact(input));
    try {
      return decoder.decode(encoded);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // a fatal decoder's error for malformed text
      throw new CodecError("INVALID_VALUE", "text is not UTF-8");
    }
  },
);
