import { type Codec, makeCodec, type TypeRef } from "@opentao/codec";
import { OpaqueExtrinsic } from "@opentao/codec/primitives";
import { type Extrinsic, readExtrinsic } from "../executive/extrinsic.ts";
import type { RuntimeParts } from "../executive/parts.ts";
import type { State } from "../framework/index.ts";
import type { MetadataVersion } from "../metadata/index.ts";

/** An extrinsic as it came, and as it was read. */
export interface ReadExtrinsic {
  /** Without its length prefix. */
  readonly bytes: Uint8Array;
  readonly extrinsic: Extrinsic;
}

/** What the runtime's own APIs need. */
export interface ApiParts extends RuntimeParts {
  /** Reads an extrinsic with its length prefix. */
  readonly extrinsic: Codec<ReadExtrinsic>;
  /** The runtime's metadata on the chain whose state this is. */
  metadata(state: State, version: MetadataVersion): Uint8Array;
}

/** Codec of extrinsics with their length prefix. */
export function extrinsicCodec(type: TypeRef, { dispatcher }: Pick<RuntimeParts, "dispatcher">): Codec<ReadExtrinsic> {
  return makeCodec<ReadExtrinsic>(
    type,
    ({ bytes }, out) => OpaqueExtrinsic.encodeTo(bytes, out),
    (input) => {
      const bytes = OpaqueExtrinsic.decodeFrom(input);
      return { bytes, extrinsic: readExtrinsic(bytes, dispatcher) };
    },
  );
}
