import { array, bytes, compact, map, option, str, struct, u8, u32, variant, vec } from "@opentao/codec";
import { constantFields, Enums, Extensions, methodFields, palletFields, storageFields } from "./fields.ts";
import { Docs, PortableType, TypeId } from "./portable.ts";

/** Metadata V14: types, pallets, the extrinsic; no runtime APIs. */
export const MetadataV14 = struct({
  types: vec(PortableType),
  pallets: vec(struct(palletFields)),
  extrinsic: struct({ type: TypeId, version: u8, extensions: Extensions }),
  runtime: TypeId,
});

const Custom = map(str, struct({ type: TypeId, value: bytes() }));

/** Metadata V15: V14 with docs of pallets, runtime APIs, the extrinsic's parts and the outer enumerations. */
export const MetadataV15 = struct({
  types: vec(PortableType),
  pallets: vec(struct({ ...palletFields, docs: Docs })),
  extrinsic: struct({
    version: u8,
    address: TypeId,
    call: TypeId,
    signature: TypeId,
    extra: TypeId,
    extensions: Extensions,
  }),
  runtime: TypeId,
  apis: vec(struct({ name: str, methods: vec(struct(methodFields)), docs: Docs })),
  outerEnums: Enums,
  custom: Custom,
});

const Deprecated = struct({ note: str, since: option(str) });
const Deprecation = variant({ NotDeprecated: null, DeprecatedWithoutNote: null, Deprecated });
const AlternativeDeprecation = variant({
  DeprecatedWithoutNote: { index: 1 },
  Deprecated: { index: 2, codec: Deprecated },
});
const EnumReferenceV16 = struct({ type: TypeId, deprecation: map(u8, AlternativeDeprecation) });

const PalletV16 = struct({
  name: str,
  storage: option(struct({ prefix: str, entries: vec(struct({ ...storageFields, deprecation: Deprecation })) })),
  calls: option(EnumReferenceV16),
  events: option(EnumReferenceV16),
  constants: vec(struct({ ...constantFields, deprecation: Deprecation })),
  errors: option(EnumReferenceV16),
  associatedTypes: vec(struct({ name: str, type: TypeId, docs: Docs })),
  viewFunctions: vec(struct({ id: array(u8, 32), ...methodFields, deprecation: Deprecation })),
  index: u8,
  docs: Docs,
  deprecation: Deprecation,
});

/** Metadata V16: V15 with versions of APIs, several formats of extrinsics, and marks of deprecation. */
export const MetadataV16 = struct({
  types: vec(PortableType),
  pallets: vec(PalletV16),
  extrinsic: struct({
    versions: vec(u8),
    address: TypeId,
    call: TypeId,
    signature: TypeId,
    extensionsByVersion: map(u8, vec(compact(u32))),
    extensions: Extensions,
  }),
  apis: vec(
    struct({
      name: str,
      methods: vec(struct({ ...methodFields, deprecation: Deprecation })),
      docs: Docs,
      version: compact(u32),
      deprecation: Deprecation,
    }),
  ),
  outerEnums: Enums,
  custom: Custom,
});
