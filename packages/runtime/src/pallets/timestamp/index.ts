/**
 * The time of blocks, which their authors set (protocol: consensus §7.2).
 *
 * @packageDocumentation
 */

import { alias, bool, CodecError, compact, u64 } from "@opentao/codec";
import { MAX_CLOCK_DRIFT, RuntimePanic } from "../../boundary.ts";
import {
  call,
  definePallet,
  ensure,
  ensureNone,
  palletCalls,
  palletConstants,
  palletStorage,
  type State,
} from "../../framework/index.ts";
import { ensureTimeInSlot } from "../aura/slots.ts";

const pallet = palletStorage("Timestamp");

const Now = pallet.value("Now", alias(u64, "T::Moment"), {
  default: 0n,
  docs: "Time of the block, in milliseconds since 1970.",
});
const DidUpdate = pallet.value("DidUpdate", bool, {
  default: false,
  docs: "True once the block's time is set.",
});

/** Least time between two blocks, in milliseconds: half a slot. */
const minimumPeriod = (slotDuration: bigint): bigint => slotDuration / 2n;

/** Earliest time of the block that is being made. */
function earliest(state: State): bigint {
  return Now.get(state) + minimumPeriod(state.params.slotDuration);
}

const calls = palletCalls({
  set: call({
    index: 0,
    args: { now: compact(alias(u64, "T::Moment")) },
    weight: { refTime: 9_000_000, reads: 2, writes: 1 },
    class: "Mandatory",
    docs: "Sets the time of the block. Every block has exactly one, by its author.",
    dispatch: ({ state, origin }, { now }) => {
      ensureNone(origin);
      ensure(!DidUpdate.get(state), { type: "Other" });
      if (Now.get(state) > 0n && now < earliest(state))
        throw new RuntimePanic(`the time ${now} is too early: it must be ${earliest(state)} or later`);
      Now.set(state, now);
      DidUpdate.set(state, true);
      ensureTimeInSlot(state, now);
    },
  }),
});

/** The time that a node supplies. */
function suppliedTime(data: Uint8Array | undefined): bigint | undefined {
  if (data === undefined) return undefined;
  try {
    return u64.decode(data);
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}

/** Timestamp, index 2. */
export const Timestamp = definePallet({
  name: "Timestamp",
  index: 2,
  docs: "The time of blocks.",
  storage: { Now, DidUpdate },
  calls,
  constants: palletConstants({
    MinimumPeriod: {
      type: alias(u64, "T::Moment"),
      value: (params) => minimumPeriod(params.slotDuration),
      docs: "Least time between two blocks, in milliseconds.",
    },
  }),
  hooks: {
    onFinalize: ({ state }) => {
      if (!DidUpdate.take(state)) throw new RuntimePanic("the block has no time: its first extrinsic must set it");
    },
  },
  inherent: {
    identifier: "timstap0",
    required: true,
    create: (state, data) => {
      const time = suppliedTime(data);
      if (time === undefined) throw new RuntimePanic("the author supplied no time (timstap0)");
      const least = Now.get(state) === 0n ? 0n : earliest(state);
      return { type: "set", value: { now: time > least ? time : least } };
    },
    is: ({ type }) => type === "set",
    check: (state, { value }, data) => {
      const time = suppliedTime(data);
      if (time === undefined) return { fatal: true, message: "the node supplied no time (timstap0)" };
      // The call is `set`: its only argument is a moment.
      const now = value.now as bigint;
      if (now > time + BigInt(MAX_CLOCK_DRIFT))
        return { fatal: false, message: "the block's time is too far in the future" };
      return now < earliest(state) && Now.get(state) > 0n
        ? { fatal: true, message: "the block's time is too early" }
        : undefined;
    },
  },
});
