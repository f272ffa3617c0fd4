import type { TypeRef } from "@opentao/codec";

/**
 * Description of a runtime, of which metadata is made: pallets, runtime APIs and the extrinsic, with the types that
 * their codecs carry. All names here are the protocol's (`transfer_keep_alive`), not TypeScript's.
 */
export interface RuntimeDescription {
  readonly pallets: readonly PalletDescription[];
  readonly apis: readonly ApiDescription[];
  readonly extrinsic: ExtrinsicDescription;
  readonly outerEnums: OuterEnums;
  /** The runtime's own type (`node_subtensor_runtime::Runtime`). */
  readonly runtime: TypeRef;
  /**
   * Types that must be in the registry whether or not anything above uses them. They are registered first and in this
   * order: the first one has the id 0, which some clients take for the account's type.
   */
  readonly firstTypes: readonly TypeRef[];
}

/** One pallet. A part that is missing is absent in metadata as well. */
export interface PalletDescription {
  readonly name: string;
  readonly index: number;
  readonly docs: readonly string[];
  readonly storage?: PalletStorageDescription;
  /** The pallet's enumeration of calls: one alternative a call, its fields the arguments. */
  readonly calls?: TypeRef;
  /** The pallet's enumeration of events. */
  readonly events?: TypeRef;
  /** The pallet's enumeration of errors. */
  readonly errors?: TypeRef;
  readonly constants: readonly ConstantDescription[];
}

/** Storage of a pallet under one prefix (the text whose twox-128 hash begins every key). */
export interface PalletStorageDescription {
  readonly prefix: string;
  readonly entries: readonly StorageDescription[];
}

/** Hasher by which a key becomes part of a storage key. */
export type HasherName =
  | "Blake2_128"
  | "Blake2_256"
  | "Blake2_128Concat"
  | "Twox128"
  | "Twox256"
  | "Twox64Concat"
  | "Identity";

/** One key of a map: its hasher and its type. */
export interface StorageKeyDescription {
  readonly hasher: HasherName;
  readonly type: TypeRef;
}

/** One storage item: a plain value (no keys) or a map. */
export interface StorageDescription {
  readonly name: string;
  /** Result of reading an absent key: nothing, or the default. */
  readonly modifier: "Optional" | "Default";
  readonly keys: readonly StorageKeyDescription[];
  readonly value: TypeRef;
  /** Encoded default; for `Optional` the single byte 0 (an encoded `None`). */
  readonly default: Uint8Array;
  readonly docs: readonly string[];
}

/** A constant of a pallet with its encoded value. */
export interface ConstantDescription {
  readonly name: string;
  readonly type: TypeRef;
  readonly value: Uint8Array;
  readonly docs: readonly string[];
}

/** A runtime API: methods that are called as `Name_method`. */
export interface ApiDescription {
  readonly name: string;
  readonly version: number;
  readonly docs: readonly string[];
  readonly methods: readonly ApiMethodDescription[];
}

/** One method of a runtime API. */
export interface ApiMethodDescription {
  readonly name: string;
  readonly inputs: readonly { readonly name: string; readonly type: TypeRef }[];
  readonly output: TypeRef;
  readonly docs: readonly string[];
}

/** The extrinsic's parts and its transaction extensions, in the order in which they are written. */
export interface ExtrinsicDescription {
  /** Versions of the format that are accepted; V14 and V15 can name only the first. */
  readonly versions: readonly [number, ...number[]];
  readonly address: TypeRef;
  readonly signature: TypeRef;
  readonly extensions: readonly ExtensionDescription[];
  /** Path of the extrinsic's own type, which wraps Substrate's generic one. */
  readonly path: string;
}

/** A transaction extension: what it adds to the extrinsic and what it adds only to the signed payload. */
export interface ExtensionDescription {
  readonly identifier: string;
  /** Type of what stands in the extrinsic; a type of no size when there is nothing. */
  readonly type: TypeRef;
  readonly additionalSigned: TypeRef;
}

/** The enumerations over all pallets. */
export interface OuterEnums {
  readonly call: TypeRef;
  readonly event: TypeRef;
  readonly error: TypeRef;
}

/** An enumeration over pallets: an alternative for each pallet that has the part, with the pallet's name and index. */
export function outerEnum(
  path: string,
  pallets: readonly { readonly name: string; readonly index: number; readonly type: TypeRef | undefined }[],
): TypeRef {
  const variants = pallets.flatMap(({ name, index, type }) =>
    type === undefined ? [] : [{ name, index, fields: [{ type, docs: [] }], docs: [] }],
  );
  return { path: path.split("::"), params: [], docs: [], def: { kind: "variant", variants } };
}
