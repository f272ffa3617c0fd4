import { H256 } from "../accounts.ts";
import { type Codec, makeCodec, type Value } from "../codec.ts";
import { compact, readCompact } from "../compact.ts";
import { alias, struct, tuple } from "../composites.ts";
import { u32 } from "../integers.ts";
import { bytes, fixedBytes, vec } from "../sequences.ts";
import { variant } from "../variants.ts";

/** Four bytes that name a consensus engine. */
export const ConsensusEngineId = alias(fixedBytes(4), "ConsensusEngineId");
/** `aura`: Aura's name in digests. */
export const AURA_ENGINE_ID: Uint8Array = Uint8Array.of(0x61, 0x75, 0x72, 0x61);
/** `FRNK`: GRANDPA's name in digests and beside justifications. */
export const GRANDPA_ENGINE_ID: Uint8Array = Uint8Array.of(0x46, 0x52, 0x4e, 0x4b);

const engineItem = tuple(ConsensusEngineId, bytes());

/** One entry of a header's digest. */
export const DigestItem = variant(
  {
    Other: { index: 0, codec: bytes() },
    Consensus: { index: 4, codec: engineItem },
    Seal: { index: 5, codec: engineItem },
    PreRuntime: { index: 6, codec: engineItem },
    RuntimeEnvironmentUpdated: { index: 8 },
  },
  { path: "sp_runtime::generic::digest::DigestItem" },
);
export type DigestItem = Value<typeof DigestItem>;

/** Entries of consensus engines and of the runtime in a block's header. */
export const Digest = struct({ logs: vec(DigestItem, { max: 1024 }) }, { path: "sp_runtime::generic::digest::Digest" });
export type Digest = Value<typeof Digest>;

/** Header of a block; its blake2b-256 hash names the block. */
export const Header = struct(
  {
    parentHash: H256,
    number: compact(u32),
    stateRoot: H256,
    extrinsicsRoot: H256,
    digest: Digest,
  },
  { path: "sp_runtime::generic::header::Header", params: [{ name: "Number", type: u32.type }, { name: "Hash" }] },
);
export type Header = Value<typeof Header>;

/** An extrinsic as nodes handle it: opaque bytes with a length prefix. */
export const OpaqueExtrinsic = bytes();

/** The same extrinsic with the length that stands before it in a block, read in place: a part of the input's memory. */
export const ExtrinsicInBlock: Codec<Uint8Array> = makeCodec(
  OpaqueExtrinsic.type,
  (inBlock, out) => out.bytes(inBlock),
  (input) => {
    const start = input.offset;
    input.view(readCompact(input));
    return input.since(start);
  },
);

/** A block: header and opaque extrinsics. */
export const Block = struct(
  { header: Header, extrinsics: vec(OpaqueExtrinsic) },
  { path: "sp_runtime::generic::block::Block" },
);
export type Block = Value<typeof Block>;
