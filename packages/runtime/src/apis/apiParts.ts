import { type Codec, makeCodec, struct, type TypeRef, vec } from "@opentao/codec";
import { ExtrinsicInBlock, Header, OpaqueExtrinsic } from "@opentao/codec/primitives";
import type { RawBlock } from "../executive/block.ts";
import { type ReadExtrinsic, readExtrinsic } from "../executive/extrinsic.ts";
import type { RuntimeParts } from "../executive/runtimeParts.ts";
import type { State } from "../framework/index.ts";
import type { MetadataVersion } from "../metadata/index.ts";

/** Parts of a runtime that its own APIs need. */
export interface ApiParts extends RuntimeParts {
  /** Codec of extrinsics with their length prefix, which are read. */
  readonly extrinsic: Codec<ReadExtrinsic>;
  /** Codec of extrinsics with their length prefix, which are left as bytes. */
  readonly extrinsicBytes: Codec<Uint8Array>;
  readonly block: Codec<RawBlock>;
  /** The runtime's metadata on the chain whose state this is. */
  metadata(state: State, version: MetadataVersion): Uint8Array;
}

/** Codec of extrinsics with their length prefix, which are read. */
export function extrinsicCodec(type: TypeRef, { dispatcher }: Pick<RuntimeParts, "dispatcher">): Codec<ReadExtrinsic> {
  return makeCodec<ReadExtrinsic>(
    type,
    ({ inBlock }, out) => ExtrinsicInBlock.encodeTo(inBlock, out),
    (input) => readExtrinsic(ExtrinsicInBlock.decodeFrom(input), dispatcher),
  );
}

/** Codec of extrinsics with their length prefix, which are left as bytes. */
export function extrinsicBytesCodec(type: TypeRef): Codec<Uint8Array> {
  return makeCodec(type, OpaqueExtrinsic.encodeTo, OpaqueExtrinsic.decodeFrom);
}

/** Codec of blocks of such extrinsics, each with its length prefix. */
export function blockCodec(extrinsic: TypeRef): Codec<RawBlock> {
  const inBlock = makeCodec(extrinsic, ExtrinsicInBlock.encodeTo, ExtrinsicInBlock.decodeFrom);
  return struct(
    { header: Header, extrinsics: vec(inBlock) },
    {
      path: "sp_runtime::generic::block::Block",
      params: [
        { name: "Header", type: Header.type },
        { name: "Extrinsic", type: extrinsic },
      ],
    },
  );
}
