/**
 * One key that may call in the name of the chain: for development, and for a chain's first days (protocol: staking §7.3).
 *
 * @packageDocumentation
 */

import { AccountId, alias, bytesEqual, option, struct } from "@opentao/codec";
import { DispatchOutcome, MultiAddress, Weight } from "@opentao/codec/primitives";
import {
  asAccount,
  call,
  type DispatchResult,
  definePallet,
  ensure,
  invalid,
  isRoot,
  type Origin,
  palletCalls,
  palletErrors,
  palletEvents,
  palletStorage,
  ROOT_ORIGIN,
  RuntimeCall,
  type State,
  signed,
  type WeighContext,
} from "../../framework/index.ts";
import { lookupAccount } from "../system/lookup.ts";

const INDEX = 12;
const Address = alias(MultiAddress, "AccountIdLookupOf<T>");
const Call = alias(RuntimeCall, "Box<<T as Config>::RuntimeCall>");

const pallet = palletStorage("Sudo");
const Key = pallet.optionalValue("Key", alias(AccountId, "T::AccountId"), { docs: "The account of the key." });

const errors = palletErrors(INDEX, { RequireSudo: { index: 0, docs: "The sender is not the sudo key." } });

const events = palletEvents("Sudo", INDEX, {
  Sudid: { index: 0, fields: struct({ sudoResult: DispatchOutcome }), docs: "A call was made in the chain's name." },
  KeyChanged: {
    index: 1,
    fields: struct({ old: option(alias(AccountId, "T::AccountId")), new: alias(AccountId, "T::AccountId") }),
    docs: "The key was replaced.",
  },
  KeyRemoved: { index: 2, docs: "The key was removed for good." },
  SudoAsDone: {
    index: 3,
    fields: struct({ sudoResult: DispatchOutcome }),
    docs: "A call was made in another account's name.",
  },
});

const isKey = (state: State, who: Uint8Array): boolean => {
  const key = Key.get(state);
  return key !== undefined && bytesEqual(key, who);
};

/** Fails (`RequireSudo`) unless the sender is the key, or the chain itself. */
function ensureSudo(state: State, origin: Origin): void {
  if (isRoot(origin)) return;
  ensure(origin.type === "Signed", { type: "BadOrigin" });
  ensure(isKey(state, origin.who), errors.RequireSudo);
}

/** What became of a call, as events tell it. */
export function outcomeOf(result: DispatchResult): DispatchOutcome {
  return result.ok ? { type: "Ok", value: undefined } : { type: "Err", value: result.error };
}

const FREE = { paysFee: false };
const own = { refTime: 10_000_000, reads: 1 };

/** Cost of a call with another inside. */
const around = ({ state, runtime }: WeighContext, inner: RuntimeCall) => {
  const { refTime, proofSize } = runtime.info(state, inner).weight;
  return { refTime: refTime + BigInt(own.refTime), reads: own.reads, proofSize };
};
const classOf = ({ state, runtime }: WeighContext, inner: RuntimeCall) => runtime.info(state, inner).class;

const calls = palletCalls({
  sudo: call({
    index: 0,
    args: { call: Call },
    weight: (context, args) => around(context, args.call),
    class: (context, args) => classOf(context, args.call),
    docs: "Makes a call in the chain's name. It costs nothing, whether the call succeeds or not.",
    dispatch: ({ state, origin, runtime }, args) => {
      ensureSudo(state, origin);
      const result = runtime.dispatch(state, ROOT_ORIGIN, args.call);
      state.deposit(events.Sudid({ sudoResult: outcomeOf(result) }));
      return FREE;
    },
  }),
  sudoUncheckedWeight: call({
    index: 1,
    args: { call: Call, weight: Weight },
    weight: (_, { weight }) => weight,
    class: (context, args) => classOf(context, args.call),
    docs: "Makes a call in the chain's name and counts it with the weight that is given.",
    dispatch: ({ state, origin, runtime }, args) => {
      ensureSudo(state, origin);
      const result = runtime.dispatch(state, ROOT_ORIGIN, args.call);
      state.deposit(events.Sudid({ sudoResult: outcomeOf(result) }));
      return FREE;
    },
  }),
  setKey: call({
    index: 2,
    args: { new: Address },
    weight: { refTime: 10_000_000, reads: 1, writes: 1 },
    docs: "Hands the key over.",
    dispatch: ({ state, origin }, args) => {
      ensureSudo(state, origin);
      const next = lookupAccount(args.new);
      state.deposit(events.KeyChanged({ old: Key.get(state), new: next }));
      Key.set(state, next);
      return FREE;
    },
  }),
  sudoAs: call({
    index: 3,
    args: { who: Address, call: Call },
    weight: (context, args) => around(context, args.call),
    class: (context, args) => classOf(context, args.call),
    docs: "Makes a call in another account's name.",
    dispatch: ({ state, origin, runtime }, args) => {
      ensureSudo(state, origin);
      const result = runtime.dispatch(state, signed(lookupAccount(args.who)), args.call);
      state.deposit(events.SudoAsDone({ sudoResult: outcomeOf(result) }));
      return FREE;
    },
  }),
  removeKey: call({
    index: 4,
    args: {},
    weight: { refTime: 8_000_000, reads: 1, writes: 1 },
    docs: "Removes the key for good.",
    dispatch: ({ state, origin }) => {
      ensureSudo(state, origin);
      state.deposit(events.KeyRemoved());
      Key.delete(state);
      return FREE;
    },
  }),
});

/** Sudo, index 12. */
export const Sudo = definePallet({
  name: "Sudo",
  index: INDEX,
  docs: "One key that may call in the name of the chain.",
  storage: { Key },
  calls,
  events,
  errors,
  transactions: {
    validate: (state, who, { type }) => {
      if (type === "Sudo" && !isKey(state, who)) invalid("BadSigner");
    },
  },
  genesis: (state, { key }) => {
    if (key !== undefined && key !== null) Key.set(state, asAccount(key, "sudo.key"));
  },
});
