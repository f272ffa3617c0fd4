/**
 * Metadata: what a runtime says about itself, made of what its codecs say.
 *
 * @packageDocumentation
 */

export type {
  ApiDescription,
  ApiMethodDescription,
  ConstantDescription,
  ExtensionDescription,
  ExtrinsicDescription,
  HasherName,
  OuterEnums,
  PalletDescription,
  PalletStorageDescription,
  RuntimeDescription,
  StorageDescription,
  StorageKeyDescription,
} from "./description.ts";
export { encodeMetadata, METADATA_VERSIONS, type MetadataVersion } from "./encode.ts";
export { extensionsType, extrinsicType } from "./extrinsic.ts";
export { outerEnum } from "./outerEnum.ts";
export { TypeRegistry } from "./registry.ts";
