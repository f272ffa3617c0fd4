/**
 * Weights, bonds and results of the last epoch (protocol: consensus §3).
 *
 * @packageDocumentation
 */

import { AccountId, bool, tuple, u16, u64, vec } from "@opentao/codec";
import { identity } from "../../framework/index.ts";
import { AlphaBalance } from "../../primitives/amounts.ts";
import { NetUid, NetUidStorageIndex } from "../../primitives/subnets.ts";
import { pallet } from "./prefix.ts";

export const Active = pallet.map("Active", [identity(NetUid)], vec(bool), {
  default: [],
  docs: "True for each UID that was active at the last epoch.",
});

export const Consensus = pallet.map("Consensus", [identity(NetUid)], vec(u16), {
  default: [],
  docs: "Consensus weight of each UID, out of 65535.",
});

export const Incentive = pallet.map("Incentive", [identity(NetUidStorageIndex)], vec(u16), {
  default: [],
  docs: "Incentive of each UID, as its share of all, out of 65535, by mechanism.",
});

export const Dividends = pallet.map("Dividends", [identity(NetUid)], vec(u16), {
  default: [],
  docs: "Dividends of each UID, as its share of all, out of 65535.",
});

export const Emission = pallet.map("Emission", [identity(NetUid)], vec(AlphaBalance), {
  default: [],
  docs: "Alpha given to each UID at the last epoch; decides who is replaced.",
});

export const LastUpdate = pallet.map("LastUpdate", [identity(NetUidStorageIndex)], vec(u64), {
  default: [],
  docs: "Block in which each UID last set or committed weights, by mechanism.",
});

export const ValidatorTrust = pallet.map("ValidatorTrust", [identity(NetUid)], vec(u16), {
  default: [],
  docs: "Sum of each validator's weights as far as consensus shares them, out of 65535.",
});

export const ValidatorPermit = pallet.map("ValidatorPermit", [identity(NetUid)], vec(bool), {
  default: [],
  docs: "True for each UID that has a validator permit.",
});

export const StakeWeight = pallet.map("StakeWeight", [identity(NetUid)], vec(u16), {
  default: [],
  docs: "Share of each UID in the stake, out of 65535.",
});

export const Weights = pallet.map("Weights", [identity(NetUidStorageIndex), identity(u16)], vec(tuple(u16, u16)), {
  default: [],
  docs: "Weights set by a UID: pairs of (UID, weight out of 65535), in the order given.",
});

export const Bonds = pallet.map("Bonds", [identity(NetUidStorageIndex), identity(u16)], vec(tuple(u16, u16)), {
  default: [],
  docs: "Bonds of a validator: pairs of (UID, bond out of 65535).",
});

export const LoadedEmission = pallet.optionalMap(
  "LoadedEmission",
  [identity(NetUid)],
  vec(tuple(AccountId, u64, u64)),
  { docs: "Emission tuples of older chains; not written." },
);
