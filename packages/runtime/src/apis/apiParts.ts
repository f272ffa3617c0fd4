import { type Codec, makeCodec, struct, type TypeRef, vec } from "@opentao/codec";
import { Header, OpaqueExtrinsic } from "@opentao/codec/primitives";
import type { RawBlock } from "../executive/block.ts";
import { type ReadExtrinsic, readExtrinsic } from "../executive/extrinsic.ts";
import type { RuntimeParts } from "../executive/runtimeParts.ts";
import type { State } from "../framework/index.ts";
import type { MetadataVersion } from "../metadata/index.ts";

/** What the runtime's own APIs need. */
export interface ApiParts extends RuntimeParts {
  /** Reads an extrinsic with its length prefix. */
  readonly extrinsic: Codec<ReadExtrinsic>;
  readonly block: Codec<RawBlock>;
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

/** Codec of blocks of such extrinsics, which are left as bytes. */
export function blockCodec(extrinsic: Codec<ReadExtrinsic>): Codec<RawBlock> {
  const bytes = makeCodec(extrinsic.type, OpaqueExtrinsic.encodeTo, OpaqueExtrinsic.decodeFrom);
  return struct(
    { header: Header, extrinsics: vec(bytes) },
    {
      path: "sp_runtime::generic::block::Block",
      params: [
        { name: "Header", type: Header.type },
        { name: "Extrinsic", type: extrinsic.type },
      ],
    },
  );
}
