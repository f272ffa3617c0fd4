import type { Codec, Value } from "../codec.ts";
import { alias, named, struct, tuple } from "../composites.ts";
import { bool, u8, u32, u64 } from "../integers.ts";
import { map } from "../ordered.ts";
import { bytes, fixedBytes, str, vec } from "../sequences.ts";
import { variant } from "../variants.ts";

/** The same bytes as `codec`, marked as possibly borrowed, which only metadata shows. */
function cow<T>(codec: Codec<T>): Codec<T> {
  return named(codec, { path: "Cow", params: [{ name: "T", type: codec.type }] });
}

/** Eight bytes of the blake2b-64 hash of an API's name, and the API's version. */
const ApiVersion = tuple(alias(fixedBytes(8), "ApiId"), u32);

/** Names and versions of a runtime and of its APIs (each by the blake2b-64 hash of its name). */
export const RuntimeVersion = struct(
  {
    specName: cow(str),
    implName: cow(str),
    authoringVersion: u32,
    specVersion: u32,
    implVersion: u32,
    apis: alias(cow(vec(ApiVersion, { max: 256 })), "ApisVec"),
    transactionVersion: u32,
    systemVersion: u8,
  },
  { path: "sp_version::RuntimeVersion" },
);
export type RuntimeVersion = Value<typeof RuntimeVersion>;

/** Metadata as bytes; the fifth is its version. */
export const OpaqueMetadata = named(bytes(), { path: "sp_core::OpaqueMetadata" });

/** Eight bytes that name an inherent: `timstap0`. */
export const InherentIdentifier = alias(fixedBytes(8), "InherentIdentifier");

/** Data that a block's author supplies to its inherents. */
export const InherentData = struct(
  { data: map(InherentIdentifier, bytes(), { max: 64 }) },
  { path: "sp_inherents::InherentData" },
);
export type InherentData = Value<typeof InherentData>;

/** Result of checking the inherents of a block against what this node knows. */
export const CheckInherentsResult = struct(
  { okay: bool, fatalError: bool, errors: InherentData },
  { path: "sp_inherents::CheckInherentsResult" },
);

/** Mode of a block: all extrinsics, or inherents only. */
export const ExtrinsicInclusionMode = variant(
  { AllExtrinsics: null, OnlyInherents: null },
  { path: "sp_runtime::ExtrinsicInclusionMode" },
);

/** Four bytes that name a use of a key: `aura`, `gran`. */
export const KeyTypeId = named(fixedBytes(4), { path: "sp_core::crypto::KeyTypeId" });

/** Number of a slot: Unix time divided by the slot's duration. */
export const Slot = named(u64, { path: "sp_consensus_slots::Slot" });

/** Duration of a slot in milliseconds. */
export const SlotDuration = named(u64, { path: "sp_consensus_slots::SlotDuration" });
