import {
  alias,
  bool,
  type Codec,
  compact,
  H256,
  named,
  option,
  str,
  struct,
  u32,
  u64,
  type Value,
  variant,
  vec,
} from "@opentao/codec";
import { type DispatchClass, Weight } from "@opentao/codec/primitives";
import { RuntimeEvent } from "../../framework/index.ts";
import { AccountData } from "../../primitives/accounts.ts";

/** An account: its nonce, reference counts and balances. It exists while something provides for it. */
export const AccountInfo = struct(
  {
    nonce: alias(u32, "Nonce"),
    consumers: alias(u32, "RefCount"),
    providers: alias(u32, "RefCount"),
    sufficients: alias(u32, "RefCount"),
    data: alias(AccountData, "AccountData"),
  },
  {
    path: "frame_system::AccountInfo",
    params: [
      { name: "Nonce", type: u32.type },
      { name: "AccountData", type: AccountData.type },
    ],
  },
);
export type AccountInfo = Value<typeof AccountInfo>;

/** Phase of the block in which something happened. */
export const Phase = variant(
  { ApplyExtrinsic: u32, Finalization: null, Initialization: null },
  { path: "frame_system::Phase" },
);

/** An event with when it happened. */
export const EventRecord = struct(
  { phase: Phase, event: alias(RuntimeEvent, "E"), topics: vec(alias(H256, "T")) },
  {
    path: "frame_system::EventRecord",
    params: [
      { name: "E", type: RuntimeEvent.type },
      { name: "T", type: H256.type },
    ],
  },
);

/** The runtime that last prepared the state for itself. */
export const LastRuntimeUpgradeInfo = struct(
  {
    specVersion: alias(compact(u32), "codec::Compact<u32>"),
    specName: named(str, { path: "Cow", params: [{ name: "T", type: str.type }] }),
  },
  { path: "frame_system::LastRuntimeUpgradeInfo" },
);

/** An upgrade that anybody may carry out. */
export const CodeUpgradeAuthorization = struct(
  { codeHash: alias(H256, "T::Hash"), checkVersion: bool },
  { path: "frame_system::CodeUpgradeAuthorization", params: [{ name: "T" }] },
);

/** One value for each class of calls. */
export function perDispatchClass<T>(codec: Codec<T>): Codec<PerDispatchClass<T>> {
  const item = alias(codec, "T");
  return struct(
    { normal: item, operational: item, mandatory: item },
    { path: "frame_support::dispatch::PerDispatchClass", params: [{ name: "T", type: codec.type }] },
  );
}
/** One value for each class of calls. */
export interface PerDispatchClass<T> {
  normal: T;
  operational: T;
  mandatory: T;
}

/** The field that holds a class's value. */
export const classField: Readonly<Record<DispatchClass, keyof PerDispatchClass<unknown>>> = {
  Normal: "normal",
  Operational: "operational",
  Mandatory: "mandatory",
};

/** Limits of one class. */
const WeightsPerClass = struct(
  {
    baseExtrinsic: Weight,
    maxExtrinsic: option(Weight),
    maxTotal: option(Weight),
    reserved: option(Weight),
  },
  { path: "frame_system::limits::WeightsPerClass" },
);

/** Limits of the work of a block. */
export const BlockWeights = struct(
  { baseBlock: Weight, maxBlock: Weight, perClass: perDispatchClass(WeightsPerClass) },
  { path: "frame_system::limits::BlockWeights" },
);

/** Limits of the bytes of a block's extrinsics. */
export const BlockLength = struct({ max: perDispatchClass(u32) }, { path: "frame_system::limits::BlockLength" });

/** Price of database accesses, in picoseconds. */
export const RuntimeDbWeight = struct({ read: u64, write: u64 }, { path: "sp_weights::RuntimeDbWeight" });
