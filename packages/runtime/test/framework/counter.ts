/** The pallet of docs/pallets.md. */
import { AccountId, alias, bool, struct, u32, u64 } from "@opentao/codec";
import {
  blake2_128Concat,
  call,
  definePallet,
  ensure,
  ensureRoot,
  ensureSigned,
  palletCalls,
  palletConstants,
  palletErrors,
  palletEvents,
  palletStorage,
} from "../../src/framework/index.ts";

const INDEX = 99;

// storage.ts: under twox128("Counter")
const pallet = palletStorage("Counter");
export const Total = pallet.value("Total", u64, { default: 0n, docs: "Sum of all raises." });
export const Raises = pallet.map("Raises", [blake2_128Concat(AccountId)], u32, {
  default: 0,
  docs: "How often an account raised.",
});
export const Frozen = pallet.optionalValue("Frozen", bool, { docs: "Set when nobody may raise any more." });

// errors.ts, events.ts: index and docs are part of the chain's interface
export const errors = palletErrors(INDEX, {
  TooMuch: { index: 0, docs: "One raise is at most 100." },
  IsFrozen: { index: 1, docs: "The counter is frozen." },
});
export const events = palletEvents("Counter", INDEX, {
  Raised: { index: 0, fields: struct({ who: AccountId, by: alias(u64, "Amount") }), docs: "The counter was raised." },
  Reset: { index: 1, docs: "The counter is zero again." },
});

// calls.ts
export const calls = palletCalls({
  raiseBy: call({
    index: 0,
    args: { amount: u64 },
    weight: { refTime: 10_000_000, reads: 2, writes: 2 },
    docs: "Raises the counter.",
    dispatch: ({ state, origin }, { amount }) => {
      const who = ensureSigned(origin);
      ensure(Frozen.get(state) !== true, errors.IsFrozen);
      ensure(amount <= 100n, errors.TooMuch);
      Total.mutate(state, (total) => total + amount);
      Raises.mutate(state, who, (times) => times + 1);
      state.deposit(events.Raised({ who, by: amount }));
    },
  }),
  reset: call({
    index: 1,
    args: {},
    weight: ({ state }) => ({ refTime: 5_000_000, writes: 1 + Raises.keys(state).length }),
    class: "Operational",
    docs: "Sets the counter to zero.",
    dispatch: ({ state, origin }) => {
      ensureRoot(origin);
      Total.delete(state);
      Raises.clear(state);
      state.deposit(events.Reset());
    },
  }),
});

// index.ts
export const Counter = definePallet({
  name: "Counter",
  index: INDEX,
  storage: { Total, Raises, Frozen },
  calls,
  events,
  errors,
  constants: palletConstants({ MaxRaise: { type: u64, value: 100n, docs: "Most that one call may add." } }),
  hooks: {
    onInitialize: ({ state }) => {
      if (Total.get(state) > 1_000_000n) Frozen.set(state, true);
      return { refTime: 1_000_000, reads: 1 };
    },
  },
  genesis: (state, section) => {
    if (section.frozen === true) Frozen.set(state, true);
  },
});
