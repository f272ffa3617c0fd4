import { concat } from "@opentao/codec";
import type { RuntimeDescription } from "./description.ts";
import { resolve } from "./resolve.ts";
import { MetadataV14, MetadataV15, MetadataV16 } from "./versions.ts";

/** Versions of metadata that can be made, ascending. */
export const METADATA_VERSIONS = [14, 15, 16] as const;
export type MetadataVersion = (typeof METADATA_VERSIONS)[number];

/** `meta`: the four bytes that metadata begins with; its version follows. */
const MAGIC = Uint8Array.of(0x6d, 0x65, 0x74, 0x61);

/** Metadata of a runtime as clients fetch it: magic, version, body. The same description gives the same bytes. */
export function encodeMetadata(description: RuntimeDescription, version: MetadataVersion): Uint8Array {
  return concat(MAGIC, Uint8Array.of(version), encodeBody(description, version));
}

function encodeBody(description: RuntimeDescription, version: MetadataVersion): Uint8Array {
  const resolved = resolve(description, version > 14);
  if (version === 14) return MetadataV14.encode(resolved);
  return version === 15 ? MetadataV15.encode(resolved) : MetadataV16.encode(resolved);
}
