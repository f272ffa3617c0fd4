/**
 * Reserves, prices and flows of the subnets' TAO/alpha pools (protocol: consensus §2.7-2.9, §2.18).
 *
 * @packageDocumentation
 */

import { bool, i64, tuple, u64, u128 } from "@opentao/codec";
import { identity } from "../../framework/index.ts";
import { AlphaBalance, I64F64Bits, I96F32Bits, TaoBalance, U64F64Bits } from "../../primitives/amounts.ts";
import { NetUid } from "../../primitives/subnets.ts";
import { pallet } from "./prefix.ts";

export const SubnetTAO = pallet.map("SubnetTAO", [identity(NetUid)], TaoBalance, {
  default: 0n,
  docs: "TAO reserve of the pool (rao); on root, all TAO staked there.",
});

export const SubnetAlphaIn = pallet.map("SubnetAlphaIn", [identity(NetUid)], AlphaBalance, {
  default: 0n,
  docs: "Alpha reserve of the pool.",
});

export const SubnetAlphaOut = pallet.map("SubnetAlphaOut", [identity(NetUid)], AlphaBalance, {
  default: 0n,
  docs: "Alpha outside the pool: staked, pending, bought by the chain or burned.",
});

export const SubnetProtocolAlpha = pallet.map("SubnetProtocolAlpha", [identity(NetUid)], AlphaBalance, {
  default: 0n,
  docs: "Part of the alpha outside the pool that the chain itself bought.",
});

export const SubnetVolume = pallet.map("SubnetVolume", [identity(NetUid)], u128, {
  default: 0n,
  docs: "TAO (rao) that has gone through the pool since it exists.",
});

export const SubnetMovingAlpha = pallet.value("SubnetMovingAlpha", I96F32Bits, {
  default: { bits: 12_885n },
  docs: "Weight of one block in the moving average of prices.",
});

export const SubnetMovingPrice = pallet.map("SubnetMovingPrice", [identity(NetUid)], I96F32Bits, {
  default: { bits: 0n },
  docs: "Moving average of the alpha price, capped at one TAO; the basis of emission shares.",
});

export const EMAPriceHalvingBlocks = pallet.map("EMAPriceHalvingBlocks", [identity(NetUid)], u64, {
  default: 201_600n,
  docs: "Blocks after which the moving average gives a new subnet half its final weight.",
});

export const SubnetTaoFlow = pallet.map("SubnetTaoFlow", [identity(NetUid)], i64, {
  default: 0n,
  docs: "TAO (rao) users staked minus what they unstaked; counted, not read.",
});

export const SubnetEmaTaoFlow = pallet.optionalMap("SubnetEmaTaoFlow", [identity(NetUid)], tuple(u64, I64F64Bits), {
  docs: "Moving average of the user flow and the block of its last update; not advanced.",
});

export const NetTaoFlowEnabled = pallet.value("NetTaoFlowEnabled", bool, {
  default: true,
  docs: "True when flow-based shares would subtract the protocol's own flow; not read.",
});

export const SubnetProtocolFlow = pallet.map("SubnetProtocolFlow", [identity(NetUid)], i64, {
  default: 0n,
  docs: "TAO (rao) the chain put in minus what root claims took out; counted, not read.",
});

export const SubnetEmaProtocolFlow = pallet.optionalMap(
  "SubnetEmaProtocolFlow",
  [identity(NetUid)],
  tuple(u64, I64F64Bits),
  { docs: "Moving average of the protocol's flow and the block of its last update; not advanced." },
);

export const TaoFlowCutoff = pallet.value("TaoFlowCutoff", I64F64Bits, {
  default: { bits: 0n },
  docs: "Flow below which a subnet would get no flow-based share; not read.",
});

export const FlowNormExponent = pallet.value("FlowNormExponent", U64F64Bits, {
  default: { bits: 18_446_744_073_709_551_616n },
  docs: "Exponent of flow-based shares; not read.",
});

export const FlowEmaSmoothingFactor = pallet.value("FlowEmaSmoothingFactor", u64, {
  default: 29_597_889_189_277n,
  docs: "Weight of one block in flow averages, out of 2^63 - 1; not read.",
});
