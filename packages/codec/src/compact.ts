import { type Codec, makeCodec } from "./codec.ts";
import { CodecError } from "./errors.ts";
import { U16_MAX, U32_MAX, U64_MAX, U128_MAX } from "./integers.ts";
import type { Reader } from "./reader.ts";
import { anonymous, type TypeRef } from "./type.ts";
import type { Writer } from "./writer.ts";

const SMALL_LIMITS: Record<string, number> = { u8: 0xff, u16: U16_MAX, u32: U32_MAX };
const WIDE_LIMITS: Record<string, bigint> = { u64: U64_MAX, u128: U128_MAX };
/** Values of four bytes. */
const WORD = 0x1_0000_0000;
/** Greatest integer that is exact as a number: nearly all amounts and weights are below it. */
const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);
/** Most bytes of an integer that is exact as a number for certain. */
const SAFE_BYTES = 6;

/** Writes a compact integer in the fewest bytes. */
function writeBig(value: bigint, out: Writer): void {
  if (value <= MAX_SAFE) {
    writeCompact(Number(value), out);
    return;
  }
  const bytes: number[] = [];
  for (let rest = value; rest > 0n; rest >>= 8n) bytes.push(Number(rest & 0xffn));
  out.u8(((bytes.length - 4) << 2) | 3);
  for (const byte of bytes) out.u8(byte);
}

/** Writes an integer from 2^30 on, below 2^53: four bytes and those above them. */
function writeLong(value: number, out: Writer): void {
  let upper = Math.floor(value / WORD);
  out.u8(((upper === 0 ? 0 : upper < 0x100 ? 1 : upper < 0x10000 ? 2 : 3) << 2) | 3);
  out.u32(value % WORD);
  for (; upper > 0; upper >>>= 8) out.u8(upper & 0xff);
}

/** Writes a length or another compact integer below 2^53. */
export function writeCompact(value: number, out: Writer): void {
  if (value < 64) out.u8(value << 2);
  else if (value < 0x4000) out.u16((value << 2) | 1);
  else if (value < 0x40000000) out.u32(((value << 2) | 2) >>> 0);
  else writeLong(value, out);
}

function nonCanonical(): CodecError {
  return new CodecError("NON_CANONICAL", "a compact integer is not in its shortest form");
}

/** The value of a form of up to four bytes; `undefined` for the long form, of which only the first byte is read. */
function readShort(first: number, input: Reader): number | undefined {
  const mode = first & 3;
  if (mode === 0) return first >> 2;
  if (mode === 1) {
    const value = (first >> 2) | (input.u8() << 6);
    if (value < 64) throw nonCanonical();
    return value;
  }
  if (mode === 2) {
    const value = (first >> 2) + input.u8() * 0x40 + input.u16() * 0x4000;
    if (value < 0x4000) throw nonCanonical();
    return value;
  }
  return undefined;
}

function longSize(first: number, most: number): number {
  const size = (first >> 2) + 4;
  if (size > most) throw new CodecError("OUT_OF_RANGE", `a compact integer of ${size} bytes, at most ${most} fit`);
  return size;
}

function readBig(input: Reader, most: number): bigint {
  const first = input.u8();
  const short = readShort(first, input);
  if (short !== undefined) return BigInt(short);
  const size = longSize(first, most);
  if (size <= SAFE_BYTES) return BigInt(readLong(input, size));
  const bytes = input.view(size);
  let value = 0n;
  for (let i = bytes.length - 1; i >= 0; i -= 1) value = (value << 8n) | BigInt(bytes[i] ?? 0);
  if (bytes.at(-1) === 0 || value < 1n << 30n) throw nonCanonical();
  return value;
}

/** The value of a long form of `size` bytes, four to six. */
function readLong(input: Reader, size: number): number {
  const low = input.u32();
  const above = size === 4 ? 0 : size === 5 ? input.u8() : input.u16();
  const isShortest = size === 4 ? low >= 0x40000000 : above >= (size === 5 ? 1 : 0x100);
  if (!isShortest) throw nonCanonical();
  return above * WORD + low;
}

/** Reads a length. @throws CodecError `NON_CANONICAL`, `OUT_OF_RANGE` */
export function readCompact(input: Reader): number {
  const first = input.u8();
  const short = readShort(first, input);
  if (short !== undefined) return short;
  return readLong(input, longSize(first, 4));
}

/** Name of the primitive that a type is or wraps (`Perbill`); empty for other types. */
function primitiveOf({ def }: TypeRef): string {
  if (def.kind === "primitive") return def.name;
  const [only, ...more] = def.kind === "composite" ? def.fields : [];
  return only !== undefined && more.length === 0 ? primitiveOf(only.type) : "";
}

/**
 * The compact form of an unsigned integer: 1, 2, 4 bytes, or a length and up to 16 bytes. Only the shortest form is
 * read.
 *
 * @param inner - u8, u16, u32, u64 or u128, possibly under an alias or a name of its own
 */
export function compact<T extends number | bigint>(inner: Codec<T>): Codec<T> {
  const name = primitiveOf(inner.type);
  const type = anonymous({ kind: "compact", inner: inner.type });
  const typeName = inner.typeName;
  const most = SMALL_LIMITS[name];
  if (most !== undefined) {
    const codec: Codec<number> = makeCodec(
      type,
      (value, out) => {
        if (!Number.isInteger(value) || value < 0 || value > most)
          throw new CodecError("OUT_OF_RANGE", `${value} is not a ${name}`);
        writeCompact(value, out);
      },
      (input) => {
        const value = readCompact(input);
        if (value > most) throw new CodecError("OUT_OF_RANGE", `${value} is not a ${name}`);
        return value;
      },
      typeName,
    );
    // The primitive's name says that T is number.
    return codec as unknown as Codec<T>;
  }
  const limit = WIDE_LIMITS[name];
  if (limit === undefined)
    throw new CodecError("INVALID_VALUE", "only unsigned integers up to 128 bits have a compact form");
  const codec: Codec<bigint> = makeCodec(
    type,
    (value, out) => {
      if (typeof value !== "bigint" || value < 0n || value > limit)
        throw new CodecError("OUT_OF_RANGE", `${value} is not a ${name}`);
      writeBig(value, out);
    },
    (input) => readBig(input, name === "u64" ? 8 : 16),
    typeName,
  );
  // The primitive's name says that T is bigint.
  return codec as unknown as Codec<T>;
}
