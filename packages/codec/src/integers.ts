import { type Codec, makeCodec } from "./codec.ts";
import { CodecError } from "./errors.ts";
import { anonymous, type PrimitiveName } from "./type.ts";

function outOfRange(name: string, value: number | bigint): CodecError {
  return new CodecError("OUT_OF_RANGE", `${value} is not a ${name}`);
}

function small(name: PrimitiveName, bits: 8 | 16 | 32, signed: boolean): Codec<number> {
  const [low, high] = signed ? [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1] : [0, 2 ** bits - 1];
  const shift = 32 - bits;
  return makeCodec(
    anonymous({ kind: "primitive", name }),
    (value, out) => {
      if (!Number.isInteger(value) || value < low || value > high) throw outOfRange(name, value);
      if (bits === 8) out.u8(value & 0xff);
      else if (bits === 16) out.u16(value & 0xffff);
      else out.u32(value >>> 0);
    },
    (input) => {
      const value = bits === 8 ? input.u8() : bits === 16 ? input.u16() : input.u32();
      return signed ? (value << shift) >> shift : value;
    },
  );
}

function wide(name: PrimitiveName, bits: 64 | 128 | 256, signed: boolean): Codec<bigint> {
  const [low, high] = signed
    ? [-(1n << BigInt(bits - 1)), (1n << BigInt(bits - 1)) - 1n]
    : [0n, (1n << BigInt(bits)) - 1n];
  return makeCodec(
    anonymous({ kind: "primitive", name }),
    (value, out) => {
      if (typeof value !== "bigint" || value < low || value > high) throw outOfRange(name, value);
      out.wide(signed ? BigInt.asUintN(bits, value) : value, bits / 8);
    },
    (input) => {
      const value = input.wide(bits / 8);
      return signed ? BigInt.asIntN(bits, value) : value;
    },
  );
}

/** Greatest `u16`. */
export const U16_MAX = 0xffff;
/** Greatest `u32`. */
export const U32_MAX = 0xffff_ffff;
/** Greatest `u64`. */
export const U64_MAX: bigint = (1n << 64n) - 1n;
/** Greatest `u128`. */
export const U128_MAX: bigint = (1n << 128n) - 1n;

/** Unsigned and signed integers, little-endian; up to 32 bits as `number`, wider as `bigint`. */
export const u8 = small("u8", 8, false);
export const u16 = small("u16", 16, false);
export const u32 = small("u32", 32, false);
export const i8 = small("i8", 8, true);
export const i16 = small("i16", 16, true);
export const i32 = small("i32", 32, true);
export const u64 = wide("u64", 64, false);
export const u128 = wide("u128", 128, false);
export const u256 = wide("u256", 256, false);
export const i64 = wide("i64", 64, true);
export const i128 = wide("i128", 128, true);

/** `true` or `false` in one byte; any other byte is refused. */
export const bool: Codec<boolean> = makeCodec(
  anonymous({ kind: "primitive", name: "bool" }),
  (value, out) => {
    if (typeof value !== "boolean") throw new CodecError("INVALID_VALUE", `${value} is neither true nor false`);
    out.u8(value ? 1 : 0);
  },
  (input) => {
    const byte = input.u8();
    if (byte > 1) throw new CodecError("INVALID_VALUE", `${byte} is neither false (0) nor true (1)`);
    return byte === 1;
  },
);
