import { Reader } from "./reader.ts";
import type { TypeRef } from "./type.ts";
import { Writer } from "./writer.ts";

/** Encoder and decoder of a type, with the type's description. */
export interface Codec<T> {
  /** Description of the type, for metadata. */
  readonly type: TypeRef;
  /** Spelling of the type where it is used (`T::Balance`); see `alias`. */
  readonly typeName?: string;
  /** Of a tuple: the spelling of each item's type. */
  readonly itemTypeNames?: readonly (string | undefined)[];
  /** Writes `value`. @throws CodecError when it does not fit the type */
  encodeTo(value: T, out: Writer): void;
  /** Reads a value. @throws CodecError when the bytes are not of the type */
  decodeFrom(input: Reader): T;
  /** `value` as bytes. @throws CodecError when it does not fit the type */
  encode(value: T): Uint8Array;
  /** The value that all of `bytes` encode. @throws CodecError */
  decode(bytes: Uint8Array): T;
  /**
   * The value that `bytes` begin with; what follows is ignored (values written raw may be longer than their type).
   * @throws CodecError
   */
  decodeLeading(bytes: Uint8Array): T;
}

/** The TypeScript type of a codec's values. */
export type Value<C> = C extends Codec<infer T> ? T : never;

/** Any codec, where only its description or its bytes matter. */
// biome-ignore lint/suspicious/noExplicitAny: Codec is invariant in T; no other type is a supertype of all codecs
export type AnyCodec = Codec<any>;

/** Spelling of `Vec<T>` or the like when its item has one of its own; otherwise its type says enough. */
export function spellingOf(container: string, item: AnyCodec): string | undefined {
  if (item.typeName === undefined) return undefined;
  const { path, def } = item.type;
  const inner = path.length === 0 && def.kind === "compact" ? `Compact<${item.typeName}>` : item.typeName;
  return `${container}<${inner}>`;
}

/** Writers that can be used again: most values are small, and a fresh buffer costs more than writing them. */
const writers: Writer[] = [];

/** The bytes that `write` writes. */
export function encodeWith(write: (out: Writer) => void): Uint8Array {
  const out = writers.pop() ?? new Writer();
  out.clear();
  write(out);
  return finished(out);
}

/**
 * Returns what `use` makes of the bytes that `write` writes. They are gone when it returns: who keeps them copies them.
 */
export function withEncoded<T>(write: (out: Writer) => void, use: (encoded: Uint8Array) => T): T {
  const out = writers.pop() ?? new Writer();
  out.clear();
  write(out);
  const made = use(out.view());
  if (out.isReusable) writers.push(out);
  return made;
}

/** Bytes that were written. The writer may be used again. */
function finished(out: Writer): Uint8Array {
  const encoded = out.finish();
  if (out.isReusable) writers.push(out);
  return encoded;
}

/** Makes a {@link Codec} of its three essentials. */
export function makeCodec<T>(
  type: TypeRef,
  encodeTo: (value: T, out: Writer) => void,
  decodeFrom: (input: Reader) => T,
  typeName?: string,
): Codec<T> {
  const codec: Codec<T> = {
    type,
    encodeTo,
    decodeFrom,
    // As `encodeWith` does, without a function made for each value.
    encode: (value) => {
      const out = writers.pop() ?? new Writer();
      out.clear();
      encodeTo(value, out);
      return finished(out);
    },
    decode: (bytes) => {
      const input = new Reader(bytes);
      const value = decodeFrom(input);
      input.end();
      return value;
    },
    decodeLeading: (bytes) => decodeFrom(new Reader(bytes)),
  };
  return typeName === undefined ? codec : { ...codec, typeName };
}
