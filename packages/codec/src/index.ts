/**
 * SCALE codecs that carry their type description.
 *
 * A codec writes and reads a type and says what the type is; the chain's metadata is made of what codecs say, so that
 * the interface is written once. Decoders are strict: shortest compact form, nothing left over, lengths and depth
 * bounded.
 *
 * @example
 * ```ts
 * import { str, struct, toHex, u32 } from "@opentao/codec";
 *
 * const Subnet = struct({ netuid: u32, name: str });
 * console.log(toHex(Subnet.encode({ netuid: 1, name: "apex" }))); // 0x010000001061706578
 * ```
 *
 * @packageDocumentation
 */

export { AccountId, H256 } from "./accounts.ts";
export { boundedBytes, boundedVec } from "./bounded.ts";
export { appendBytes, bytesEqual, compareBytes, concat, concatAll, fromHex, startsWith, toHex } from "./bytes.ts";
export { type AnyCodec, type Codec, encodeWith, makeCodec, type Value, withEncoded } from "./codec.ts";
export { compact, readCompact, writeCompact } from "./compact.ts";
export {
  alias,
  type Fields,
  type FieldValues,
  fieldOf,
  lazy,
  named,
  type StructOptions,
  struct,
  type TypeOptions,
  tuple,
  unit,
} from "./composites.ts";
export { CODEC_ERRORS, CodecError, type CodecErrorCode } from "./errors.ts";
export {
  bool,
  i8,
  i16,
  i32,
  i64,
  i128,
  U16_MAX,
  U32_MAX,
  U64_MAX,
  U128_MAX,
  u8,
  u16,
  u32,
  u64,
  u128,
  u256,
} from "./integers.ts";
export { toCamelCase, toSnakeCase } from "./names.ts";
export { map, set } from "./ordered.ts";
export { MAX_DEPTH, Reader } from "./reader.ts";
export { array, bytes, bytesInPlace, fixedBytes, type SequenceOptions, str, vec } from "./sequences.ts";
export {
  anonymous,
  docLines,
  type FieldDef,
  type PrimitiveName,
  type TypeDef,
  type TypeParameter,
  type TypeRef,
  type VariantDef,
} from "./type.ts";
export { option, result, type VariantSpec, type Variants, type VariantValue, variant } from "./variants.ts";
export { Writer } from "./writer.ts";
