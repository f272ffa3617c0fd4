/**
 * Mechanisms: several sets of weights on one subnet (protocol: consensus §4.10).
 *
 * @packageDocumentation
 */

import { u16, vec } from "@opentao/codec";
import { twox64Concat } from "../../framework/index.ts";
import { MechId, NetUid } from "../../primitives/subnets.ts";
import { pallet } from "./prefix.ts";

export const MechanismCountCurrent = pallet.map("MechanismCountCurrent", [twox64Concat(NetUid)], MechId, {
  default: 1,
  docs: "Number of mechanisms of a subnet.",
});

export const MaxMechanismCount = pallet.value("MaxMechanismCount", MechId, {
  default: 2,
  docs: "Most mechanisms of a subnet.",
});

export const MechanismEmissionSplit = pallet.optionalMap("MechanismEmissionSplit", [twox64Concat(NetUid)], vec(u16), {
  docs: "Shares of the mechanisms in the emission, summing to 65535; absent = equal.",
});
