/**
 * Weights, bonds and what the last epoch made of them (protocol: consensus §3).
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
  docs: "Whether each uid was active at the last epoch.",
});

export const Consensus = pallet.map("Consensus", [identity(NetUid)], vec(u16), {
  default: [],
  docs: "Consensus weight of each uid, out of 65535.",
});

export const Incentive = pallet.map("Incentive", [identity(NetUidStorageIndex)], vec(u16), {
  default: [],
  docs: "Miner share of each uid, out of 65535, by mechanism.",
});

export const Dividends = pallet.map("Dividends", [identity(NetUid)], vec(u16), {
  default: [],
  docs: "Validator share of each uid, out of 65535.",
});

export const Emission = pallet.map("Emission", [identity(NetUid)], vec(AlphaBalance), {
  default: [],
  docs: "Alpha given to each uid at the last epoch; decides who is replaced.",
});

export const LastUpdate = pallet.map("LastUpdate", [identity(NetUidStorageIndex)], vec(u64), {
  default: [],
  docs: "Block in which each uid last set or committed weights, by mechanism.",
});

export const ValidatorTrust = pallet.map("ValidatorTrust", [identity(NetUid)], vec(u16), {
  default: [],
  docs: "How far each validator agrees with consensus, out of 65535.",
});

export const ValidatorPermit = pallet.map("ValidatorPermit", [identity(NetUid)], vec(bool), {
  default: [],
  docs: "Whether each uid may validate.",
});

export const StakeWeight = pallet.map("StakeWeight", [identity(NetUid)], vec(u16), {
  default: [],
  docs: "Share of each uid in the stake, out of 65535.",
});

export const Weights = pallet.map("Weights", [identity(NetUidStorageIndex), identity(u16)], vec(tuple(u16, u16)), {
  default: [],
  docs: "Weights set by a uid: pairs of (uid, weight out of 65535), in the order given.",
});

export const Bonds = pallet.map("Bonds", [identity(NetUidStorageIndex), identity(u16)], vec(tuple(u16, u16)), {
  default: [],
  docs: "Bonds of a validator: pairs of (uid, bond out of 65535).",
});

export const LoadedEmission = pallet.optionalMap(
  "LoadedEmission",
  [identity(NetUid)],
  vec(tuple(AccountId, u64, u64)),
  { docs: "Emission tuples of older chains; not written." },
);
