import type { FieldDef, TypeDef, TypeRef } from "@opentao/codec";

/** Pairs of types taken for the same while their parts are compared: types may contain themselves. */
type Assumed = Map<TypeRef, Set<TypeRef>>;

/**
 * Returns whether two descriptions are of one type: same path, same parameters, same structure. Docs and the spelling
 * of field types do not make a difference.
 */
export function sameType(a: TypeRef, b: TypeRef, assumed: Assumed = new Map()): boolean {
  if (a === b || assumed.get(a)?.has(b)) return true;
  if (!sameItems(a.path, b.path, (x, y) => x === y)) return false;
  assumed.set(a, (assumed.get(a) ?? new Set()).add(b));
  const sameParams = sameItems(
    a.params,
    b.params,
    (x, y) => x.name === y.name && sameOptional(x.type, y.type, assumed),
  );
  return sameParams && sameDef(a.def, b.def, assumed);
}

function sameItems<T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): boolean {
  if (a.length !== b.length) return false;
  return a.every((x, i) => {
    const y = b[i];
    return y !== undefined && same(x, y);
  });
}

function sameOptional(a: TypeRef | undefined, b: TypeRef | undefined, assumed: Assumed): boolean {
  if (a === undefined || b === undefined) return a === b;
  return sameType(a, b, assumed);
}

function sameFields(a: readonly FieldDef[], b: readonly FieldDef[], assumed: Assumed): boolean {
  return sameItems(a, b, (x, y) => x.name === y.name && sameType(x.type, y.type, assumed));
}

function sameDef(a: TypeDef, b: TypeDef, assumed: Assumed): boolean {
  if (a.kind === "primitive" && b.kind === "primitive") return a.name === b.name;
  if (a.kind === "compact" && b.kind === "compact") return sameType(a.inner, b.inner, assumed);
  if (a.kind === "sequence" && b.kind === "sequence") return sameType(a.inner, b.inner, assumed);
  if (a.kind === "array" && b.kind === "array") return a.length === b.length && sameType(a.inner, b.inner, assumed);
  if (a.kind === "tuple" && b.kind === "tuple") return sameItems(a.items, b.items, (x, y) => sameType(x, y, assumed));
  if (a.kind === "composite" && b.kind === "composite") return sameFields(a.fields, b.fields, assumed);
  if (a.kind !== "variant" || b.kind !== "variant") return false;
  return sameItems(
    a.variants,
    b.variants,
    (x, y) => x.name === y.name && x.index === y.index && sameFields(x.fields, y.fields, assumed),
  );
}
