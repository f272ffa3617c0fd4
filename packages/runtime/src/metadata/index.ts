/**
 * Metadata: what a runtime says about itself, made of what its codecs say.
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
