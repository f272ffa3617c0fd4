/**
 * Calls with which an owner decides about a subnet's epochs (protocol: consensus §2.11, §6.2).
 *
 * @packageDocumentation
 */

import { u16, u32 } from "@opentao/codec";
import { call, palletCalls } from "../../../framework/index.ts";
import { NetUid } from "../../../primitives/subnets.ts";
import { setActivityCutoffFactor, setTempo, triggerEpoch } from "../tempo/control.ts";
import { paysOnceSubnetsCost } from "./fees.ts";

/** Calls of the subject. */
export const tempoCalls = palletCalls({
  setTempo: call({
    index: 139,
    args: { netuid: NetUid, tempo: u16 },
    weight: { refTime: 46_407_000, reads: 6, writes: 3 },
    pays: paysOnceSubnetsCost,
    docs: "Sets the blocks between two epochs of a subnet. Only its owner can.",
    dispatch: ({ state, origin }, { netuid, tempo }) => setTempo(state, origin, netuid, tempo),
  }),

  setActivityCutoffFactor: call({
    index: 140,
    args: { netuid: NetUid, factorMilli: u32 },
    weight: { refTime: 39_193_000, reads: 7, writes: 2 },
    pays: paysOnceSubnetsCost,
    docs: "Sets after how many thousandths of a tempo a validator counts as inactive. The owner or root can.",
    dispatch: ({ state, origin }, { netuid, factorMilli }) =>
      setActivityCutoffFactor(state, origin, netuid, factorMilli),
  }),

  triggerEpoch: call({
    index: 141,
    args: { netuid: NetUid },
    weight: { refTime: 42_539_000, reads: 8, writes: 2 },
    pays: paysOnceSubnetsCost,
    docs: "Brings the next epoch of a subnet forward. Only its owner can.",
    dispatch: ({ state, origin }, { netuid }) => triggerEpoch(state, origin, netuid),
  }),
});
