/**
 * Metadata: the description of a runtime, made of the types that its codecs carry.
 *
 * @packageDocumentation
 */

export type {
  ExtrinsicDescription,
  RuntimeDescription,
} from "./description.ts";
export { encodeMetadata, METADATA_VERSIONS, type MetadataVersion } from "./encode.ts";
export { extrinsicType } from "./extrinsic.ts";
export { TypeRegistry } from "./registry.ts";
