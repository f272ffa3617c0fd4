import { alias, u32 } from "@opentao/codec";
import { call, ensureNone, ensureRoot, ensureSigned, fail, palletCalls } from "../../framework/index.ts";
import { errors } from "./errors.ts";
import { Stalled } from "./storage.ts";
import { EquivocationProof, Void } from "./types.ts";

const BlockNumber = alias(u32, "BlockNumberFor<T>");
const report = { equivocationProof: EquivocationProof, keyOwnerProof: alias(Void, "T::KeyOwnerProof") };

/** Calls of Grandpa. Reports of double votes cannot be made: nobody can prove who owned a key. */
export const calls = palletCalls({
  reportEquivocation: call({
    index: 0,
    args: report,
    weight: { refTime: 50_000_000, reads: 4, writes: 2 },
    docs: "Reports a voter who voted twice.",
    dispatch: ({ origin }) => {
      ensureSigned(origin);
      fail(errors.InvalidKeyOwnershipProof);
    },
  }),
  reportEquivocationUnsigned: call({
    index: 1,
    args: report,
    weight: { refTime: 50_000_000, reads: 4, writes: 2 },
    docs: "Reports a voter who voted twice, without a signature.",
    dispatch: ({ origin }) => {
      ensureNone(origin);
      fail(errors.InvalidKeyOwnershipProof);
    },
  }),
  noteStalled: call({
    index: 2,
    args: { delay: BlockNumber, bestFinalizedBlockNumber: BlockNumber },
    weight: { refTime: 3_000_000, writes: 1 },
    docs: "Notes that finality has stalled, so that the next change of voters is forced.",
    dispatch: ({ state, origin }, { delay, bestFinalizedBlockNumber }) => {
      ensureRoot(origin);
      Stalled.set(state, [delay, bestFinalizedBlockNumber]);
    },
  }),
});
