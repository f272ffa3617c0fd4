/**
 * Cost and counters of registrations of neurons (protocol: consensus §4.5-4.7).
 *
 * @packageDocumentation
 */

import { bool, bytes, u16, u64 } from "@opentao/codec";
import { identity } from "../../framework/index.ts";
import { TaoBalance, U64F64Bits } from "../../primitives/amounts.ts";
import { NetUid } from "../../primitives/subnets.ts";
import { pallet } from "./prefix.ts";

export const NetworkRegistrationAllowed = pallet.map("NetworkRegistrationAllowed", [identity(NetUid)], bool, {
  default: true,
  docs: "True when neurons may register; a closed subnet gets no emission either.",
});

export const NetworkPowRegistrationAllowed = pallet.map("NetworkPowRegistrationAllowed", [identity(NetUid)], bool, {
  default: true,
  docs: "True when proof of work was allowed; not read.",
});

export const Burn = pallet.map("Burn", [identity(NetUid)], TaoBalance, {
  default: 100_000_000n,
  docs: "TAO (rao) that a registration costs now.",
});

export const MinBurn = pallet.map("MinBurn", [identity(NetUid)], TaoBalance, {
  default: 500_000n,
  docs: "Least cost of a registration (rao).",
});

export const MaxBurn = pallet.map("MaxBurn", [identity(NetUid)], TaoBalance, {
  default: 100_000_000_000n,
  docs: "Highest cost of a registration (rao).",
});

export const BurnHalfLife = pallet.map("BurnHalfLife", [identity(NetUid)], u16, {
  default: 360,
  docs: "Blocks in which the cost of a registration halves.",
});

export const BurnIncreaseMult = pallet.map("BurnIncreaseMult", [identity(NetUid)], U64F64Bits, {
  default: { bits: 23_242_897_532_874_035_200n },
  docs: "Factor by which each registration raises the cost.",
});

export const Difficulty = pallet.map("Difficulty", [identity(NetUid)], u64, {
  default: (params) => params.powDifficulty,
  docs: "Difficulty of a proof of work.",
});

export const MinDifficulty = pallet.map("MinDifficulty", [identity(NetUid)], u64, {
  default: 10_000_000n,
  docs: "Least difficulty of a proof of work on older chains; shown, not read.",
});

export const MaxDifficulty = pallet.map("MaxDifficulty", [identity(NetUid)], u64, {
  default: 4_611_686_018_427_387_903n,
  docs: "Highest difficulty of a proof of work.",
});

export const UsedWork = pallet.map("UsedWork", [identity(bytes())], u64, {
  default: 0n,
  docs: "Block in which a proof of work was used.",
});

export const MaxRegistrationsPerBlock = pallet.map("MaxRegistrationsPerBlock", [identity(NetUid)], u16, {
  default: 1,
  docs: "Most registrations in one block; enforced on root only.",
});

export const TargetRegistrationsPerInterval = pallet.map("TargetRegistrationsPerInterval", [identity(NetUid)], u16, {
  default: 2,
  docs: "Registrations aimed at in an interval; a third of the limit on root.",
});

export const RegistrationsThisBlock = pallet.map("RegistrationsThisBlock", [identity(NetUid)], u16, {
  default: 0,
  docs: "Registrations in this block.",
});

export const RegistrationsThisInterval = pallet.map("RegistrationsThisInterval", [identity(NetUid)], u16, {
  default: 0,
  docs: "Registrations in this interval.",
});

export const POWRegistrationsThisInterval = pallet.map("POWRegistrationsThisInterval", [identity(NetUid)], u16, {
  default: 0,
  docs: "Registrations by work in this interval; not written.",
});

export const BurnRegistrationsThisInterval = pallet.map("BurnRegistrationsThisInterval", [identity(NetUid)], u16, {
  default: 0,
  docs: "Registrations by burn in this interval; not written.",
});

export const RAORecycledForRegistration = pallet.map("RAORecycledForRegistration", [identity(NetUid)], TaoBalance, {
  default: 0n,
  docs: "TAO (rao) spent on registrations of this subnet.",
});
