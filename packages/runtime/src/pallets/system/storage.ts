import { AccountId, alias, bool, H256, tuple, u32, vec } from "@opentao/codec";
import { Digest as DigestCodec, ExtrinsicInBlock, OpaqueExtrinsic, Weight } from "@opentao/codec/primitives";
import { blake2_128Concat, palletStorage, twox64Concat, ZERO_WEIGHT } from "../../framework/index.ts";
import { NO_BALANCE } from "../../primitives/accounts.ts";
import {
  AccountInfo,
  CodeUpgradeAuthorization,
  EventRecord,
  LastRuntimeUpgradeInfo,
  Phase,
  perDispatchClass,
} from "./types.ts";

const pallet = palletStorage("System");
const BlockNumber = alias(u32, "BlockNumberFor<T>");

export const Account = pallet.map("Account", [blake2_128Concat(AccountId)], AccountInfo, {
  default: { nonce: 0, consumers: 0, providers: 0, sufficients: 0, data: NO_BALANCE },
  docs: "Nonce, reference counts and balances of accounts.",
});
export const ExtrinsicCount = pallet.optionalValue("ExtrinsicCount", u32, {
  docs: "Number of extrinsics of the block that is being made.",
});
export const InherentsApplied = pallet.value("InherentsApplied", bool, {
  default: false,
  docs: "True once all inherents of the block are applied.",
});
export const BlockWeight = pallet.value("BlockWeight", perDispatchClass(Weight), {
  default: { normal: ZERO_WEIGHT, operational: ZERO_WEIGHT, mandatory: ZERO_WEIGHT },
  docs: "Weight that the block used so far, by class.",
});
export const AllExtrinsicsLen = pallet.optionalValue("AllExtrinsicsLen", u32, {
  docs: "Bytes of all extrinsics of the block so far.",
});
export const BlockHash = pallet.map("BlockHash", [twox64Concat(BlockNumber)], H256, {
  default: new Uint8Array(32),
  docs: "Hashes of the most recent blocks by number.",
});
/** With the length before each extrinsic: that is how they are stored. */
export const ExtrinsicData = pallet.map("ExtrinsicData", [twox64Concat(u32)], ExtrinsicInBlock, {
  default: OpaqueExtrinsic.encode(new Uint8Array()),
  docs: "Extrinsics of the block that is being made.",
});
export const BlockNumberItem = pallet.value("Number", BlockNumber, {
  default: 0,
  docs: "Number of the block that is being made, or whose state this is.",
});
export const ParentHash = pallet.value("ParentHash", H256, {
  default: new Uint8Array(32),
  docs: "Hash of the block before.",
});
export const Digest = pallet.value("Digest", DigestCodec, {
  default: { logs: [] },
  docs: "Digest of the block, part of its header.",
});
export const Events = pallet.value("Events", vec(EventRecord), {
  default: [],
  docs: "Events of the block. They may be long: nothing in the runtime reads them.",
});
export const EventCount = pallet.value("EventCount", u32, { default: 0, docs: "Number of the block's events." });
export const EventTopics = pallet.map(
  "EventTopics",
  [blake2_128Concat(H256)],
  vec(tuple(BlockNumber, alias(u32, "EventIndex"))),
  { default: [], docs: "Places of events with a topic; events have none on this chain." },
);
export const LastRuntimeUpgrade = pallet.optionalValue("LastRuntimeUpgrade", LastRuntimeUpgradeInfo, {
  docs: "The runtime for which the state was last prepared.",
});
export const UpgradedToU32RefCount = pallet.value("UpgradedToU32RefCount", bool, {
  default: false,
  docs: "True when reference counts have 32 bits; always so.",
});
export const UpgradedToTripleRefCount = pallet.value("UpgradedToTripleRefCount", bool, {
  default: false,
  docs: "True when there are three reference counts; always so.",
});
export const ExecutionPhase = pallet.optionalValue("ExecutionPhase", Phase, {
  docs: "Phase of the block in which the current code runs.",
});
export const AuthorizedUpgrade = pallet.optionalValue("AuthorizedUpgrade", CodeUpgradeAuthorization, {
  docs: "A runtime that anybody may put in force.",
});
export const ExtrinsicWeightReclaimed = pallet.value("ExtrinsicWeightReclaimed", Weight, {
  default: ZERO_WEIGHT,
  docs: "Weight that the current extrinsic gave back.",
});

/** All items, as the pallet declares them. */
export const storage = {
  Account,
  ExtrinsicCount,
  InherentsApplied,
  BlockWeight,
  AllExtrinsicsLen,
  BlockHash,
  ExtrinsicData,
  BlockNumberItem,
  ParentHash,
  Digest,
  Events,
  EventCount,
  EventTopics,
  LastRuntimeUpgrade,
  UpgradedToU32RefCount,
  UpgradedToTripleRefCount,
  ExecutionPhase,
  AuthorizedUpgrade,
  ExtrinsicWeightReclaimed,
};
