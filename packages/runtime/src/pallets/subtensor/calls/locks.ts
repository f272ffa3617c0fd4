/**
 * Calls about locked stake (protocol: staking §5.4).
 *
 * @packageDocumentation
 */

import { AccountId, bool } from "@opentao/codec";
import { call, ensureSigned, palletCalls } from "../../../framework/index.ts";
import { AlphaBalance } from "../../../primitives/amounts.ts";
import { NetUid } from "../../../primitives/subnets.ts";
import { setRejectLockedAlpha } from "../locks/acceptance.ts";
import { lockStake, moveLock, setPerpetualLock } from "../locks/change.ts";
import { withHotkeys } from "./costs.ts";

/** Calls of the subject. */
export const lockCalls = palletCalls({
  lockStake: call({
    index: 136,
    args: { hotkey: AccountId, netuid: NetUid, amount: AlphaBalance },
    weight: (context) => withHotkeys({ refTime: 115_995_000, reads: 17, writes: 3 }, context),
    docs: "Locks alpha of the caller on a subnet, so that it backs a hotkey.",
    dispatch: ({ state, origin }, { hotkey, netuid, amount }) =>
      lockStake(state, { coldkey: ensureSigned(origin), hotkey, netuid }, amount),
  }),

  moveLock: call({
    index: 137,
    args: { destinationHotkey: AccountId, netuid: NetUid },
    weight: (context) => withHotkeys({ refTime: 149_819_000, reads: 14, writes: 6 }, context),
    docs: "Lets the caller's lock on a subnet back another hotkey.",
    dispatch: ({ state, origin }, { destinationHotkey, netuid }) =>
      moveLock(state, { coldkey: ensureSigned(origin), hotkey: destinationHotkey, netuid }),
  }),

  setPerpetualLock: call({
    index: 138,
    args: { netuid: NetUid, enabled: bool },
    weight: { refTime: 0, reads: 4, writes: 3 },
    docs: "Says whether the caller's lock on a subnet stays as it is or decays.",
    dispatch: ({ state, origin }, { netuid, enabled }) =>
      setPerpetualLock(state, ensureSigned(origin), netuid, enabled),
  }),

  setRejectLockedAlpha: call({
    index: 142,
    args: { enabled: bool },
    weight: { refTime: 0, reads: 1, writes: 1 },
    docs: "Says whether the caller refuses alpha that comes with a lock.",
    dispatch: ({ state, origin }, { enabled }) => setRejectLockedAlpha(state, ensureSigned(origin), enabled),
  }),
});
