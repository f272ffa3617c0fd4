/**
 * Calls about hotkeys, what they take and to whom they pass their stake (protocol: staking §3.11, §4, §6.1, §6.5).
 *
 * @packageDocumentation
 */

import { AccountId, bool, tuple, u16, u64, vec } from "@opentao/codec";
import { call, ensureRoot, ensureSigned, palletCalls } from "../../../framework/index.ts";
import { NetUid } from "../../../primitives/subnets.ts";
import {
  MaxChildkeyTake,
  MinChildkeyTake,
  PendingChildKeyCooldown,
  TxChildkeyTakeRateLimit,
} from "../../subtensorStorage/index.ts";
import { chainIdentityFields } from "../../subtensorStorage/types.ts";
import { setAutoParentDelegation } from "../delegation/autoParent.ts";
import { setAutoStakeDestination } from "../delegation/autoStake.ts";
import { setChildren } from "../delegation/children.ts";
import { setChildTake } from "../delegation/childTake.ts";
import { decreaseTake, increaseTake } from "../delegation/take.ts";
import { events } from "../events.ts";
import { setIdentity } from "../keys/identity.ts";
import { createHotkeyIfAbsent } from "../keys/ownership.ts";
import { autoStakeChange, childrenCost, withOwnLists, withPlaces } from "./listCosts.ts";

/** Calls of the subject. */
export const delegationCalls = palletCalls({
  decreaseTake: call({
    index: 65,
    args: { hotkey: AccountId, take: u16 },
    weight: { refTime: 29_895_000, reads: 3, writes: 2 },
    pays: false,
    docs: "Lowers what a hotkey of the caller keeps of its nominators' dividends (out of 65535).",
    dispatch: ({ state, origin }, { hotkey, take }) =>
      decreaseTake(state, { coldkey: ensureSigned(origin), hotkey }, take),
  }),

  increaseTake: call({
    index: 66,
    args: { hotkey: AccountId, take: u16 },
    weight: { refTime: 37_710_000, reads: 5, writes: 2 },
    pays: false,
    docs: "Raises what a hotkey of the caller keeps of its nominators' dividends (out of 65535).",
    dispatch: ({ state, origin }, { hotkey, take }) =>
      increaseTake(state, { coldkey: ensureSigned(origin), hotkey }, take),
  }),

  setChildren: call({
    index: 67,
    args: { hotkey: AccountId, netuid: NetUid, children: vec(tuple(u64, AccountId)) },
    weight: (context, { netuid, hotkey, children }) =>
      childrenCost({ refTime: 119_000_000, reads: 6, writes: 31 }, context, netuid, hotkey, children),
    docs: "Names the hotkeys to which a hotkey of the caller passes its stake on a subnet.",
    dispatch: ({ state, origin }, { hotkey, netuid, children }) =>
      setChildren(state, { coldkey: ensureSigned(origin), hotkey, netuid }, children),
  }),

  setChildkeyTake: call({
    index: 75,
    args: { hotkey: AccountId, netuid: NetUid, take: u16 },
    weight: { refTime: 53_870_000, reads: 7, writes: 2 },
    docs: "Sets what a hotkey of the caller keeps of the dividends of inherited stake (out of 65535).",
    dispatch: ({ state, origin }, { hotkey, netuid, take }) =>
      setChildTake(state, { coldkey: ensureSigned(origin), hotkey, netuid }, take),
  }),

  sudoSetTxChildkeyTakeRateLimit: call({
    index: 69,
    args: { txRateLimit: u64 },
    weight: { refTime: 5_760_000, writes: 1 },
    docs: "Sets the blocks between two increases of a child's take. Root only.",
    dispatch: ({ state, origin }, { txRateLimit }) => {
      ensureRoot(origin);
      TxChildkeyTakeRateLimit.set(state, txRateLimit);
      state.deposit(events.TxChildKeyTakeRateLimitSet([txRateLimit]));
    },
  }),

  sudoSetMinChildkeyTake: call({
    index: 76,
    args: { take: u16 },
    weight: { refTime: 6000, reads: 1, writes: 1 },
    docs: "Sets the least take of a child. Root only.",
    dispatch: ({ state, origin }, { take }) => {
      ensureRoot(origin);
      MinChildkeyTake.set(state, take);
      state.deposit(events.MinChildKeyTakeSet([take]));
    },
  }),

  sudoSetMaxChildkeyTake: call({
    index: 77,
    args: { take: u16 },
    weight: { refTime: 6000, reads: 1, writes: 1 },
    docs: "Sets the highest take of a child. Root only.",
    dispatch: ({ state, origin }, { take }) => {
      ensureRoot(origin);
      MaxChildkeyTake.set(state, take);
      state.deposit(events.MaxChildKeyTakeSet([take]));
    },
  }),

  setPendingChildkeyCooldown: call({
    index: 109,
    args: { cooldown: u64 },
    weight: { refTime: 3_000_000, writes: 1 },
    docs: "Sets the blocks before new children take effect. Root only.",
    dispatch: ({ state, origin }, { cooldown }) => {
      ensureRoot(origin);
      PendingChildKeyCooldown.set(state, cooldown);
    },
  }),

  setAutoParentDelegationEnabled: call({
    index: 135,
    args: { hotkey: AccountId, enabled: bool },
    weight: { refTime: 28_023_000, reads: 2, writes: 1 },
    docs: "Says whether a root validator of the caller lends its stake to the owner of each new subnet.",
    dispatch: ({ state, origin }, { hotkey, enabled }) =>
      setAutoParentDelegation(state, { coldkey: ensureSigned(origin), hotkey }, enabled),
  }),

  tryAssociateHotkey: call({
    index: 91,
    args: { hotkey: AccountId },
    weight: (context) => withOwnLists({ refTime: 25_337_000, reads: 3, writes: 3 }, context),
    docs: "Makes the caller the owner of a hotkey that nobody owns; nothing happens to a hotkey that has an owner.",
    dispatch: ({ state, origin }, { hotkey }) => createHotkeyIfAbsent(state, { coldkey: ensureSigned(origin), hotkey }),
  }),

  setColdkeyAutoStakeHotkey: call({
    index: 114,
    args: { netuid: NetUid, hotkey: AccountId },
    weight: (context, { netuid, hotkey }) =>
      autoStakeChange({ refTime: 33_853_000, reads: 8, writes: 3 }, context, netuid, hotkey),
    docs: "Chooses the hotkey with which the caller's miner emission on a subnet is staked.",
    dispatch: ({ state, origin }, { netuid, hotkey }) =>
      setAutoStakeDestination(state, { coldkey: ensureSigned(origin), hotkey, netuid }),
  }),

  setIdentity: call({
    index: 68,
    args: chainIdentityFields,
    weight: (context) => withPlaces({ refTime: 32_040_000, reads: 3, writes: 1 }, context),
    docs: "Says who the caller is.",
    dispatch: ({ state, origin }, identity) => setIdentity(state, ensureSigned(origin), identity),
  }),
});
