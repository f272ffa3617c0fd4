import { alias } from "@opentao/codec";
import { MultiAddress, Weight } from "@opentao/codec/primitives";
import {
  addWeights,
  call,
  outcomeOf,
  palletCalls,
  ROOT_ORIGIN,
  RuntimeCall,
  signed,
  toWeight,
  type WeighContext,
} from "../../framework/index.ts";
import { lookupAccount } from "../system/lookup.ts";
import { events } from "./events.ts";
import { ensureSudo, Key } from "./key.ts";

const Address = alias(MultiAddress, "AccountIdLookupOf<T>");
const Call = alias(RuntimeCall, "Box<<T as Config>::RuntimeCall>");
const FREE = { paysFee: false };
const OWN = toWeight({ refTime: 10_000_000, reads: 1 });
/** Of a call that makes one other. */
const ofOne = {
  inner: (args: { call: RuntimeCall }) => [args.call],
  weight: ({ inner }: WeighContext) => inner.reduce((sum, { weight }) => addWeights(sum, weight), OWN),
  class: ({ inner }: WeighContext) => inner[0]?.class ?? "Normal",
};

/** Nobody: the chain itself. */
const byRoot = { innerBy: () => undefined };

/** Calls of Sudo. They cost the key nothing. */
export const calls = palletCalls({
  sudo: call({
    index: 0,
    args: { call: Call },
    ...ofOne,
    ...byRoot,
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
    ...ofOne,
    ...byRoot,
    weight: (_, { weight }) => weight,
    outweighsInner: true,
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
    ...ofOne,
    innerBy: ({ who }) => (who.type === "Id" ? who.value : undefined),
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
