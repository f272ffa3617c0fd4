/**
 * Calls that make, start, describe and remove subnets (protocol: consensus §4.1-4.4, §4.9).
 *
 * @packageDocumentation
 */

import { AccountId, bytes, option } from "@opentao/codec";
import { call, ensureRoot, ensureSigned, palletCalls } from "../../../framework/index.ts";
import { NetUid } from "../../../primitives/subnets.ts";
import { SubnetIdentityV3, subnetIdentityFields } from "../../subtensorStorage/types.ts";
import { dissolveSubnet } from "../lifecycle/dissolve.ts";
import { registerSubnet } from "../lifecycle/register.ts";
import { startSubnet } from "../lifecycle/start.ts";
import { setIdentityByOwner } from "../subnets/identity.ts";
import { updateSymbol } from "../subnets/symbols.ts";
import { comparesSubnets, DISSOLVE, registrationOfSubnet } from "./costs.ts";
import { paysOnceSubnetsCost, paysUnlessFairLaunch } from "./fees.ts";
import { withOwnLists } from "./listCosts.ts";

const REGISTER_SUBNET = { refTime: 277_125_000, reads: 40, writes: 48 };

/** Calls of the subject. */
export const networkCalls = palletCalls({
  registerNetwork: call({
    index: 59,
    args: { hotkey: AccountId },
    weight: (context) => registrationOfSubnet(withOwnLists(REGISTER_SUBNET, context), context),
    pays: paysOnceSubnetsCost,
    docs: "Registers a subnet that the caller owns, with a hotkey as its first neuron.",
    dispatch: ({ state, origin }, { hotkey }) =>
      void registerSubnet(state, { coldkey: ensureSigned(origin), hotkey }, undefined),
  }),

  registerNetworkWithIdentity: call({
    index: 79,
    args: { hotkey: AccountId, identity: option(SubnetIdentityV3) },
    weight: (context) => registrationOfSubnet(withOwnLists(REGISTER_SUBNET, context), context),
    pays: paysOnceSubnetsCost,
    docs: "Registers a subnet and says what it is.",
    dispatch: ({ state, origin }, { hotkey, identity }) =>
      void registerSubnet(state, { coldkey: ensureSigned(origin), hotkey }, identity),
  }),

  startCall: call({
    index: 92,
    args: { netuid: NetUid },
    weight: { refTime: 39_454_000, reads: 5, writes: 2 },
    pays: paysUnlessFairLaunch,
    docs: "Starts a subnet: from the next block on it emits and its alpha can be staked. Only its owner can, once.",
    dispatch: ({ state, origin }, { netuid }) => startSubnet(state, origin, netuid),
  }),

  dissolveNetwork: call({
    index: 61,
    args: { coldkey: AccountId, netuid: NetUid },
    weight: DISSOLVE,
    docs: "Ends a subnet; its stakers are paid by the blocks that follow. Only root can; the account is not looked at.",
    dispatch: ({ state, origin }, { netuid }) => {
      ensureRoot(origin);
      dissolveSubnet(state, netuid);
    },
  }),

  rootDissolveNetwork: call({
    index: 120,
    args: { netuid: NetUid },
    weight: DISSOLVE,
    docs: "Ends a subnet; its stakers are paid by the blocks that follow. Only root can.",
    dispatch: ({ state, origin }, { netuid }) => {
      ensureRoot(origin);
      dissolveSubnet(state, netuid);
    },
  }),

  setSubnetIdentity: call({
    index: 78,
    args: { netuid: NetUid, ...subnetIdentityFields },
    weight: { refTime: 17_513_000, reads: 1, writes: 1 },
    docs: "Says what a subnet is. Only its owner can.",
    dispatch: ({ state, origin }, { netuid, ...identity }) =>
      setIdentityByOwner(state, ensureSigned(origin), netuid, identity),
  }),

  updateSymbol: call({
    index: 112,
    args: { netuid: NetUid, symbol: bytes() },
    weight: (context) => comparesSubnets({ refTime: 28_313_000, reads: 4, writes: 1 }, context),
    docs: "Gives a subnet's alpha another symbol of the table. Its owner or root can.",
    dispatch: ({ state, origin }, { netuid, symbol }) => updateSymbol(state, origin, netuid, symbol),
  }),
});
