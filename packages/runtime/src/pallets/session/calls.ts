import { bytes } from "@opentao/codec";
import { AuthorEquivocation } from "@opentao/codec/primitives";
import {
  BadOrigin,
  call,
  ensure,
  ensureRoot,
  ensureSigned,
  fail,
  type Origin,
  palletCalls,
} from "../../framework/index.ts";
import { EquivocationProof } from "../grandpa/index.ts";
import { errors } from "./errors.ts";
import { events } from "./events.ts";
import { spendFreeChange } from "./keys/free.ts";
import { purgeKeys, setKeys } from "./keys/register.ts";
import { reportAuthor, reportVoter } from "./offences/report.ts";
import { claimSeat } from "./rotation/seats.ts";
import { problemOf } from "./settings.ts";
import { Settings } from "./storage.ts";
import { SessionKeys, SessionSettings } from "./types.ts";

/** Reports come from nobody, as nodes make them, or from an account. */
function ensureReporter(origin: Origin): void {
  if (origin.type === "Root") fail(BadOrigin);
}

/** Cost of a report: two signatures of the slower scheme, and the sets of the past. */
const REPORT = { refTime: 4_000_000_000, reads: 32, writes: 5 };
const FREE = { paysFee: false };

/** Calls of Session. */
export const calls = palletCalls({
  setKeys: call({
    index: 0,
    args: { keys: SessionKeys, proof: bytes() },
    weight: { refTime: 3_000_000_000, reads: 8, writes: 8 },
    docs:
      "Registers the keys with which the signer's node makes blocks and votes. The proof is the signature of the author's " +
      "key, then that of the voter's, over POP_ and the signer's account. Free once a session for root validators.",
    dispatch: ({ state, origin }, { keys, proof }) => {
      const who = ensureSigned(origin);
      setKeys(state, who, { keys, proof });
      claimSeat(state, who, keys);
      return { paysFee: !spendFreeChange(state, who) };
    },
  }),
  purgeKeys: call({
    index: 1,
    args: {},
    weight: { refTime: 40_000_000, reads: 4, writes: 4 },
    docs: "Forgets the signer's keys: it is no candidate for a seat any more. Free once a session for root validators.",
    dispatch: ({ state, origin }) => {
      const who = ensureSigned(origin);
      purgeKeys(state, who);
      return { paysFee: !spendFreeChange(state, who) };
    },
  }),
  setSettings: call({
    index: 10,
    args: { settings: SessionSettings },
    weight: { refTime: 20_000_000, writes: 1 },
    docs: "Sets how long sessions are and who may become an author.",
    dispatch: ({ state, origin }, { settings }) => {
      ensureRoot(origin);
      ensure(problemOf(settings) === undefined, errors.InvalidSettings);
      Settings.set(state, settings);
      state.deposit(events.SettingsChanged({ settings }));
    },
  }),
  reportAuthorEquivocation: call({
    index: 11,
    args: { proof: AuthorEquivocation },
    weight: REPORT,
    docs: "Reports an author who made two blocks in one slot. Needs no signature; a report that holds costs nothing.",
    dispatch: ({ state, origin }, { proof }) => {
      ensureReporter(origin);
      reportAuthor(state, proof);
      return FREE;
    },
  }),
  reportVoterEquivocation: call({
    index: 12,
    args: { proof: EquivocationProof },
    weight: REPORT,
    docs: "Reports a voter who voted twice in one round. Needs no signature; a report that holds costs nothing.",
    dispatch: ({ state, origin }, { proof }) => {
      ensureReporter(origin);
      reportVoter(state, proof);
      return FREE;
    },
  }),
});
