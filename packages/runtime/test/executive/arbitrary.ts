import { compact, concat, type TypeRef, u32, u64, u128 } from "@opentao/codec";
import * as fc from "fast-check";

const SIZES = { u8: 1, u16: 2, u32: 4, u64: 8, u128: 16, u256: 32, i8: 1, i16: 2, i32: 4, i64: 8, i128: 16, i256: 32 };
/** A call that does nothing: `System.remark` of nothing. */
const REMARK = Uint8Array.of(0, 0, 0);
const MAX_ITEMS = 3;

const joined = (parts: readonly fc.Arbitrary<Uint8Array>[]): fc.Arbitrary<Uint8Array> =>
  fc.tuple(...parts).map((bytes) => concat(...bytes));

/** Numbers at the edges of their type, and any. */
function integer(size: number): fc.Arbitrary<Uint8Array> {
  return fc.oneof(
    fc.constant(new Uint8Array(size)),
    fc.constant(new Uint8Array(size).fill(255)),
    fc.nat(3).map((value) => Uint8Array.from({ length: size }, (_, i) => (i === 0 ? value : 0))),
    fc.uint8Array({ minLength: size, maxLength: size }),
  );
}

function compactOf(inner: TypeRef): fc.Arbitrary<Uint8Array> {
  const { def } = inner;
  if (def.kind === "composite") return compactOf(def.fields[0]?.type ?? inner);
  if (def.kind !== "primitive") return fc.constant(new Uint8Array());
  if (def.name === "u128") return fc.bigInt(0n, (1n << 128n) - 1n).map((value) => compact(u128).encode(value));
  if (def.name === "u64") return fc.bigInt(0n, (1n << 64n) - 1n).map((value) => compact(u64).encode(value));
  return fc.nat(def.name === "u8" ? 255 : 65_535).map((value) => compact(u32).encode(value));
}

/**
 * Encoded values of a type.
 *
 * @param accounts - keys that are worth trying where an account is asked for
 */
export function encodedValues(type: TypeRef, accounts: readonly Uint8Array[], depth = 0): fc.Arbitrary<Uint8Array> {
  const of = (inner: TypeRef) => encodedValues(inner, accounts, depth + 1);
  const path = type.path.join("::");
  if (path === "sp_core::crypto::AccountId32") return fc.constantFrom(...accounts);
  if (path.endsWith("RuntimeCall") && depth > 3) return fc.constant(REMARK);
  const { def } = type;
  switch (def.kind) {
    case "primitive":
      if (def.name === "bool") return fc.nat(1).map((bit) => Uint8Array.of(bit));
      if (def.name === "str") return fc.constant(Uint8Array.of(4, 97));
      return def.name === "char" ? fc.constant(new Uint8Array(4)) : integer(SIZES[def.name]);
    case "compact":
      return compactOf(def.inner);
    case "array":
      return joined(Array.from({ length: def.length }, () => of(def.inner)));
    case "tuple":
      return joined(def.items.map(of));
    case "composite":
      return joined(def.fields.map((field) => of(field.type)));
    case "sequence":
      return fc
        .nat(MAX_ITEMS)
        .chain((length) =>
          joined([fc.constant(compact(u32).encode(length)), ...Array.from({ length }, () => of(def.inner))]),
        );
    case "variant": {
      if (def.variants.length === 0) return fc.constant(new Uint8Array());
      return fc
        .constantFrom(...def.variants)
        .chain(({ index, fields }) =>
          joined([fc.constant(Uint8Array.of(index)), ...fields.map((field) => of(field.type))]),
        );
    }
  }
}
