import { compact, option, str, struct, u8, u32, type Value, variant, vec } from "@opentao/codec";

/** Number of a type in its registry. */
export const TypeId = compact(u32);
/** Docs, line by line. */
export const Docs = vec(str);

const Field = struct({ name: option(str), type: TypeId, typeName: option(str), docs: Docs });
const Alternative = struct({ name: str, fields: vec(Field), index: u8, docs: Docs });

const Primitive = variant({
  bool: null,
  char: null,
  str: null,
  u8: null,
  u16: null,
  u32: null,
  u64: null,
  u128: null,
  u256: null,
  i8: null,
  i16: null,
  i32: null,
  i64: null,
  i128: null,
  i256: null,
});

const Definition = variant({
  Composite: vec(Field),
  Variant: vec(Alternative),
  Sequence: TypeId,
  Array: struct({ length: u32, type: TypeId }),
  Tuple: vec(TypeId),
  Primitive,
  Compact: TypeId,
});

/** One type of the registry of metadata V14 and later: every reference to another type is a {@link TypeId}. */
export const PortableType = struct({
  id: TypeId,
  path: vec(str),
  params: vec(struct({ name: str, type: option(TypeId) })),
  def: Definition,
  docs: Docs,
});
export type PortableType = Value<typeof PortableType>;
export type PortableDefinition = Value<typeof Definition>;
export type PortableField = Value<typeof Field>;
