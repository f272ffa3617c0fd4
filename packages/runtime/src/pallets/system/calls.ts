import { alias, bytes, H256, tuple, u32, u64, vec } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import {
  CODE_KEY,
  call,
  ensure,
  ensureRoot,
  ensureSigned,
  fail,
  HEAP_PAGES_KEY,
  palletCalls,
  type State,
  WHOLE_BLOCK,
} from "../../framework/index.ts";
import { events } from "./events.ts";
import { AuthorizedUpgrade, Digest } from "./storage.ts";
import { problemOfCode } from "./upgrade.ts";

const Key = alias(bytes(), "Key");
const KeyValue = alias(tuple(Key, bytes()), "KeyValue");
const Hash = alias(H256, "T::Hash");

/**
 * Most bytes of a key that is written raw. Keys that begin each other lie below each other in the state's trie, which
 * is changed step by step from its root: its depth must not be for a call to choose. No item's key is nearly as long.
 */
const MAX_RAW_KEY = 256;

/** Puts code in force and announces it in the block's digest. */
function putCode(state: State, code: Uint8Array): void {
  state.set(CODE_KEY, code);
  Digest.mutate(state, ({ logs }) => ({ logs: [...logs, { type: "RuntimeEnvironmentUpdated" }] }));
  state.deposit(events.CodeUpdated());
}

function authorize(state: State, codeHash: Uint8Array, checkVersion: boolean): void {
  AuthorizedUpgrade.set(state, { codeHash, checkVersion });
  state.deposit(events.UpgradeAuthorized({ codeHash, checkVersion }));
}

/** Calls of System. */
export const calls = palletCalls({
  remark: call({
    index: 0,
    args: { remark: bytes() },
    weight: (_, { remark }) => ({ refTime: 2_000_000n + 400n * BigInt(remark.length) }),
    docs: "Does nothing but stand in the block.",
    dispatch: ({ origin }) => {
      if (origin.type !== "Root") ensureSigned(origin);
    },
  }),
  setHeapPages: call({
    index: 1,
    args: { pages: u64 },
    weight: { refTime: 2_000_000, writes: 2 },
    class: "Operational",
    docs: "Sets the memory of a WebAssembly runtime, in pages.",
    dispatch: ({ state, origin }, { pages }) => {
      ensureRoot(origin);
      state.set(HEAP_PAGES_KEY, u64.encode(pages));
      Digest.mutate(state, ({ logs }) => ({ logs: [...logs, { type: "RuntimeEnvironmentUpdated" }] }));
    },
  }),
  setCode: call({
    index: 2,
    args: { code: bytes() },
    weight: WHOLE_BLOCK,
    class: "Operational",
    docs: "Puts a new runtime in force.",
    dispatch: ({ state, origin }, { code }) => {
      ensureRoot(origin);
      putCode(state, code);
    },
  }),
  setCodeWithoutChecks: call({
    index: 3,
    args: { code: bytes() },
    weight: WHOLE_BLOCK,
    class: "Operational",
    docs: "Puts a new runtime in force, whatever it is.",
    dispatch: ({ state, origin }, { code }) => {
      ensureRoot(origin);
      putCode(state, code);
    },
  }),
  setStorage: call({
    index: 4,
    args: { items: vec(KeyValue) },
    weight: (_, { items }) => ({ refTime: 2_000_000, writes: items.length }),
    class: "Operational",
    docs: "Writes storage items raw.",
    dispatch: ({ state, origin }, { items }) => {
      ensureRoot(origin);
      ensure(
        items.every(([key]) => key.length <= MAX_RAW_KEY),
        { type: "Exhausted" },
      );
      for (const [key, value] of items) state.set(key, value);
      state.refresh();
    },
  }),
  killStorage: call({
    index: 5,
    args: { keys: vec(Key) },
    weight: (_, { keys }) => ({ refTime: 2_000_000, writes: keys.length }),
    class: "Operational",
    docs: "Removes storage items.",
    dispatch: ({ state, origin }, { keys }) => {
      ensureRoot(origin);
      for (const key of keys) state.clear(key);
      state.refresh();
    },
  }),
  killPrefix: call({
    index: 6,
    args: { prefix: Key, subkeys: u32 },
    weight: (_, { subkeys }) => ({ refTime: 3_000_000, reads: subkeys, writes: subkeys }),
    class: "Operational",
    docs: "Removes all storage items whose keys begin with a prefix, at most `subkeys` of them.",
    dispatch: ({ state, origin }, { prefix, subkeys }) => {
      ensureRoot(origin);
      state.clearPrefix(prefix, subkeys);
      state.refresh();
    },
  }),
  remarkWithEvent: call({
    index: 7,
    args: { remark: bytes() },
    weight: (_, { remark }) => ({ refTime: 6_000_000n + 1_400n * BigInt(remark.length) }),
    docs: "Stands in the block and tells the hash of what it says.",
    dispatch: ({ state, origin }, { remark }) => {
      const sender = ensureSigned(origin);
      state.deposit(events.Remarked({ sender, hash: blake2b256(remark) }));
    },
  }),
  authorizeUpgrade: call({
    index: 9,
    args: { codeHash: Hash },
    weight: { refTime: 10_000_000, writes: 1 },
    class: "Operational",
    docs: "Lets anybody put the runtime with this hash in force.",
    dispatch: ({ state, origin }, { codeHash }) => {
      ensureRoot(origin);
      authorize(state, codeHash, true);
    },
  }),
  authorizeUpgradeWithoutChecks: call({
    index: 10,
    args: { codeHash: Hash },
    weight: { refTime: 10_000_000, writes: 1 },
    class: "Operational",
    docs: "Lets anybody put the runtime with this hash in force, whatever it is.",
    dispatch: ({ state, origin }, { codeHash }) => {
      ensureRoot(origin);
      authorize(state, codeHash, false);
    },
  }),
  applyAuthorizedUpgrade: call({
    index: 11,
    args: { code: bytes() },
    weight: WHOLE_BLOCK,
    class: "Operational",
    docs: "Puts the authorized runtime in force. It is free when the code is the authorized one.",
    dispatch: ({ state }, { code }) => {
      const problem = problemOfCode(state, code);
      if (problem !== undefined) fail(problem);
      AuthorizedUpgrade.delete(state);
      putCode(state, code);
      return { paysFee: false };
    },
  }),
});
