/**
 * Calls that register neurons (protocol: consensus §4.5, §4.7).
 *
 * @packageDocumentation
 */

import { AccountId, bytes, u64 } from "@opentao/codec";
import { call, ensureSigned, palletCalls, type WeighContext } from "../../../framework/index.ts";
import { NetUid } from "../../../primitives/subnets.ts";
import { registerByBurn, registerWithLimit } from "../registration/register.ts";
import { isByWork, registerByWorkOf } from "../registration/registerByWork.ts";
import { registerOnRoot } from "../registration/registerOnRoot.ts";
import { withNeurons } from "./costs.ts";
import { claimOfHotkey, withOwnLists } from "./listCosts.ts";

const REGISTER = { refTime: 349_872_000, reads: 34, writes: 29 };
const REGISTER_WITH_LIMIT = { refTime: 354_200_000, reads: 47, writes: 40 };
/** To look at a neuron that may have to go. */
const CANDIDATE = { refTime: 20_000_000, reads: 4 };

/** Calls of the subject. */
export const registrationCalls = palletCalls({
  register: call({
    index: 6,
    args: { netuid: NetUid, blockNumber: u64, nonce: u64, work: bytes(), hotkey: AccountId, coldkey: AccountId },
    weight: (context, { netuid, work, hotkey }) => {
      const base = isByWork(context.state, work) ? claimOfHotkey(REGISTER, context, hotkey) : REGISTER;
      return withNeurons(base, context, netuid, CANDIDATE);
    },
    pays: ({ state }: WeighContext, { work }) => !isByWork(state, work),
    docs: "Registers a hotkey on a subnet: for work on a chain that began without TAO, otherwise as burned_register does.",
    dispatch: ({ state, origin }, args) => {
      const signer = ensureSigned(origin);
      if (isByWork(state, args.work)) registerByWorkOf(state, signer, args);
      else registerByBurn(state, { coldkey: signer, hotkey: args.hotkey, netuid: args.netuid });
    },
  }),

  burnedRegister: call({
    index: 7,
    args: { netuid: NetUid, hotkey: AccountId },
    weight: (context, { netuid }) => withNeurons(withOwnLists(REGISTER, context), context, netuid, CANDIDATE),
    docs: "Registers a hotkey on a subnet for its current cost in TAO, which the caller pays.",
    dispatch: ({ state, origin }, { netuid, hotkey }) =>
      registerByBurn(state, { coldkey: ensureSigned(origin), hotkey, netuid }),
  }),

  registerLimit: call({
    index: 134,
    args: { netuid: NetUid, hotkey: AccountId, limitPrice: u64 },
    weight: (context, { netuid }) =>
      withNeurons(withOwnLists(REGISTER_WITH_LIMIT, context), context, netuid, CANDIDATE),
    docs: "Registers a hotkey on a subnet unless that costs more than a limit (rao).",
    dispatch: ({ state, origin }, { netuid, hotkey, limitPrice }) =>
      registerWithLimit(state, { coldkey: ensureSigned(origin), hotkey, netuid }, limitPrice),
  }),

  rootRegister: call({
    index: 62,
    args: { hotkey: AccountId },
    weight: (context) => withOwnLists({ refTime: 103_934_000, reads: 19, writes: 16 }, context),
    docs: "Makes a hotkey a root validator.",
    dispatch: ({ state, origin }, { hotkey }) => registerOnRoot(state, { coldkey: ensureSigned(origin), hotkey }),
  }),
});
