/**
 * Schedule of epochs (protocol: consensus §2.11).
 *
 * @packageDocumentation
 */

import { u8, u16, u64 } from "@opentao/codec";
import { identity } from "../../framework/index.ts";
import { NetUid } from "../../primitives/subnets.ts";
import { pallet } from "./prefix.ts";

export const Tempo = pallet.map("Tempo", [identity(NetUid)], u16, {
  default: (params) => params.initialTempo,
  docs: "Blocks between two epochs; 0 stops them.",
});

export const LastEpochBlock = pallet.map("LastEpochBlock", [identity(NetUid)], u64, {
  default: 0n,
  docs: "Block of the last epoch slot; the next one is due a tempo later.",
});

export const PendingEpochAt = pallet.map("PendingEpochAt", [identity(NetUid)], u64, {
  default: 0n,
  docs: "Block for which the owner or the per-block cap scheduled an epoch; 0 = none.",
});

export const SubnetEpochIndex = pallet.map("SubnetEpochIndex", [identity(NetUid)], u64, {
  default: 0n,
  docs: "Epoch slots consumed since the subnet exists; the clock of commit-reveal.",
});

export const BlocksSinceLastStep = pallet.map("BlocksSinceLastStep", [identity(NetUid)], u64, {
  default: 0n,
  docs: "Blocks since the last epoch that ran.",
});

export const LastMechansimStepBlock = pallet.map("LastMechansimStepBlock", [identity(NetUid)], u64, {
  default: 0n,
  docs: "Block of the last epoch that ran; the chain's name has this spelling.",
});

export const MaxEpochsPerBlock = pallet.value("MaxEpochsPerBlock", u8, {
  default: (params) => (params.fast ? 32 : 2),
  docs: "Most epochs in one block; further due subnets wait for the next.",
});

export const AdminFreezeWindow = pallet.value("AdminFreezeWindow", u16, {
  default: 10,
  docs: "Blocks before an epoch in which most parameters cannot be changed.",
});
