/** A primitive of the SCALE type system. */
export type PrimitiveName =
  | "bool"
  | "str"
  | "char"
  | "u8"
  | "u16"
  | "u32"
  | "u64"
  | "u128"
  | "u256"
  | "i8"
  | "i16"
  | "i32"
  | "i64"
  | "i128"
  | "i256";

/** A field of a composite or of a variant's payload; a tuple's fields have no name. */
export interface FieldDef {
  readonly name?: string;
  readonly type: TypeRef;
  /** The type as its author spells it (`T::Balance`), for people and some clients. */
  readonly typeName?: string;
  readonly docs: readonly string[];
}

/** One alternative of an enumeration. */
export interface VariantDef {
  readonly name: string;
  readonly index: number;
  readonly fields: readonly FieldDef[];
  readonly docs: readonly string[];
}

/** The shape of a type. */
export type TypeDef =
  | { readonly kind: "primitive"; readonly name: PrimitiveName }
  | { readonly kind: "compact"; readonly inner: TypeRef }
  | { readonly kind: "sequence"; readonly inner: TypeRef }
  | { readonly kind: "array"; readonly length: number; readonly inner: TypeRef }
  | { readonly kind: "tuple"; readonly items: readonly TypeRef[] }
  | { readonly kind: "composite"; readonly fields: readonly FieldDef[] }
  | { readonly kind: "variant"; readonly variants: readonly VariantDef[] };

/** A generic parameter of a named type (`T` of `Option<T>`); without a type when it is not part of the encoding. */
export interface TypeParameter {
  readonly name: string;
  readonly type?: TypeRef;
}

/**
 * Description that a codec carries and metadata is made of: the type's path, shape and docs.
 * `def` may be a getter, so that a type can contain itself.
 */
export interface TypeRef {
  /** Path segments, `["sp_core", "crypto", "AccountId32"]`; empty for built-in types. */
  readonly path: readonly string[];
  readonly params: readonly TypeParameter[];
  readonly docs: readonly string[];
  readonly def: TypeDef;
}

/** A {@link TypeRef} without a path. */
export function anonymous(def: TypeDef): TypeRef {
  return { path: [], params: [], docs: [], def };
}

/** Docs given as one text or as lines, as lines. */
export function docLines(docs: string | readonly string[] | undefined): readonly string[] {
  if (docs === undefined) return [];
  return typeof docs === "string" ? docs.split("\n") : docs;
}
