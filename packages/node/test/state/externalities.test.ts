import { bytesEqual } from "@opentao/codec";
import { keypairFromSuri } from "@opentao/crypto";
import { EMPTY_ROOT, orderedRoot, update, verifyProof } from "@opentao/trie";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MemoryExternalities } from "../../../runtime/src/testing/memoryExternalities.ts";
import {
  ByteCache,
  nodeCache,
  readerOf,
  SignatureVerifier,
  StateExternalities,
  TrieState,
  ValueCache,
} from "../../src/state/index.ts";
import { MemoryStore } from "../support/memoryStore.ts";

const roots = {
  root: (entries: Iterable<readonly [Uint8Array, Uint8Array]>, version: 0 | 1) =>
    update({ get: () => undefined }, EMPTY_ROOT, entries, version).root,
  orderedRoot,
};

const key = fc.array(fc.constantFrom(0x00, 0x01, 0x10, 0xff), { maxLength: 4 }).map((bytes) => Uint8Array.from(bytes));
const value = fc.uint8Array({ maxLength: 40 });
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant("set" as const), key, value }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("clear" as const), key }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("next" as const), key }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("get" as const), key }) },
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ type: fc.constant("page" as const), key },
      ...{ common: fc.nat(4), limit: fc.integer({ min: 1, max: 4 }) },
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("prefix" as const),
      key,
      limit: fc.option(fc.nat(3), { nil: undefined }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("walk" as const) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("root" as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constantFrom("start" as const, "commit" as const, "rollback" as const) }),
  },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Does a step and tells what came of it. */
function perform(state: StateExternalities | MemoryExternalities, step: Step): unknown {
  switch (step.type) {
    case "set":
      return state.set(step.key, step.value);
    case "clear":
      return state.clear(step.key);
    case "get":
      return state.get(step.key);
    case "next":
      return state.nextKey(step.key);
    case "page":
      return state.keysAfter(step.key.subarray(0, step.common), step.key, step.limit);
    case "prefix":
      return state.clearPrefix(step.key, step.limit);
    case "walk":
      return walk(state);
    case "root":
      return state.root(1);
    case "start":
      return state.startTransaction();
    case "commit":
      return state.depth > 0 ? state.commitTransaction() : undefined;
    case "rollback":
      return state.depth > 0 ? state.rollbackTransaction() : undefined;
  }
}

function walk(state: { nextKey(key: Uint8Array): Uint8Array | undefined }): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let at = state.nextKey(new Uint8Array()); at !== undefined; at = state.nextKey(at)) found.push(at);
  return found;
}

/** A stored state with these entries; when a cache is given, it is of this state. */
function stored(entries: readonly (readonly [Uint8Array, Uint8Array])[], cache?: ValueCache): TrieState {
  const memory = new MemoryStore();
  const root = memory.add(update(memory, EMPTY_ROOT, entries, 1));
  cache?.reset(root);
  return new TrieState({ get: (hash) => memory.get(hash), decoded: nodeCache(4096) }, root, cache);
}

describe("a state with changes over it", () => {
  it("behaves like a map in memory, whatever is stored below, cached or not", () => {
    const entries = fc.array(fc.tuple(key, value), { maxLength: 20 });
    fc.assert(
      fc.property(
        entries,
        fc.array(step, { maxLength: 60 }),
        fc.constantFrom(0, 200, 100_000),
        (below, steps, room) => {
          const model = new MemoryExternalities(below, roots);
          const state = new StateExternalities(stored(below, new ValueCache(room)), new SignatureVerifier());
          for (const step of steps) expect(perform(state, step)).toEqual(perform(model, step));
          expect(walk(state)).toEqual(walk(model));
          expect(state.root(1)).toEqual(model.root(1));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("goes on from one block to the next with its cache", () => {
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 12 }), { maxLength: 8 }), (blocks) => {
        const memory = new MemoryStore();
        const cache = new ValueCache(2000);
        const model = new MemoryExternalities([], roots);
        let root = EMPTY_ROOT;
        cache.reset(root);
        for (const steps of blocks) {
          const state = new StateExternalities(new TrieState(memory, root, cache), new SignatureVerifier());
          for (const step of steps) expect(perform(state, step)).toEqual(perform(model, step));
          while (state.depth > 0) state.commitTransaction();
          while (model.depth > 0) model.commitTransaction();
          const next = memory.add(state.commitment(1));
          expect(next).toEqual(model.root(1));
          cache.advance(root, next, state.changes);
          root = next;
        }
      }),
    );
  });

  it("takes a root that was calculated before only for the same changes", () => {
    const steps = fc.array(step, { maxLength: 20 });
    const entries = fc.array(fc.tuple(key, value), { maxLength: 20 });
    const lists = fc.array(fc.array(value, { maxLength: 3 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(entries, steps, steps, lists, (below, first, second, [list = [], other = []]) => {
        const state = new StateExternalities(stored(below, new ValueCache(1000)), new SignatureVerifier());
        for (const step of first) perform(state, step);
        const before = state.commitment(1);
        expect(state.orderedRoot(list, 0)).toEqual(orderedRoot(list, 0));
        const same = state.anew();
        for (const step of first) perform(same, step);
        expect(same.commitment(1)).toBe(before);
        const model = new MemoryExternalities(below, roots);
        const different = state.anew();
        for (const step of second) expect(perform(different, step)).toEqual(perform(model, step));
        expect(different.root(1)).toEqual(model.root(1));
        expect(different.orderedRoot(other, 0)).toEqual(orderedRoot(other, 0));
        expect(different.orderedRoot(list, 1)).toEqual(orderedRoot(list, 1));
      }),
    );
  });

  it("reads a state that its cache has left behind", () => {
    const cache = new ValueCache(1000);
    const [k, old] = [Uint8Array.of(1), Uint8Array.of(2)];
    const state = stored([[k, old]], cache);
    const changes = new Map([["\u0001", { key: k, value: Uint8Array.of(3) }]]);
    cache.advance(state.root, new Uint8Array(32), changes);
    expect(new StateExternalities(state, new SignatureVerifier()).get(k)).toEqual(old);
  });
});

describe("a reader", () => {
  const text = (s: string) => new TextEncoder().encode(s);
  const reader = readerOf(stored(["a", "ab", "abc", "abd", "b"].map((k) => [text(k), text(k)])));

  it("pages through the keys of a prefix", () => {
    const names = (keys: Uint8Array[]) => keys.map((k) => new TextDecoder().decode(k));
    expect(names(reader.keysPaged(text("ab"), 10))).toEqual(["ab", "abc", "abd"]);
    expect(names(reader.keysPaged(text("ab"), 2))).toEqual(["ab", "abc"]);
    expect(names(reader.keysPaged(text("ab"), 2, text("ab")))).toEqual(["abc", "abd"]);
    expect(names(reader.keysPaged(text("ab"), 2, text("abd")))).toEqual([]);
    expect(names(reader.keysPaged(text("ab"), 1, text("a")))).toEqual(["ab"]);
    expect(names(reader.keysPaged(text(""), 99))).toEqual(["a", "ab", "abc", "abd", "b"]);
    expect(reader.keysPaged(text("ab"), 0)).toEqual([]);
    expect(reader.nextKey(text("abd"))).toEqual(text("b"));
  });

  it("proves what it reads", () => {
    const state = stored([
      [text("a"), text("1")],
      [text("b"), text("2".repeat(50))],
    ]);
    const proof = readerOf(state).readProof([text("b"), text("c")]);
    expect(verifyProof(state.root, proof, [text("b"), text("c")])).toEqual([text("2".repeat(50)), undefined]);
  });
});

describe("caches", () => {
  it("forget what was not used lately", () => {
    const cache = new ByteCache<number>(1000);
    for (let i = 0; i < 100; i += 1) {
      cache.set(`k${i}`, i, 90);
      expect(cache.get("k0")).toBe(0);
    }
    expect(cache.get("k99")).toBe(99);
    expect(cache.get("k50")).toBeUndefined();
  });

  it("remember right signatures and no wrong ones", () => {
    const pair = keypairFromSuri("//Alice");
    const message = Uint8Array.of(1, 2, 3);
    const signature = pair.sign(message);
    const verifier = new SignatureVerifier(4);
    for (let i = 0; i < 2; i += 1) {
      expect(verifier.verify("sr25519", signature, message, pair.publicKey)).toBe(true);
      expect(verifier.verify("sr25519", signature, Uint8Array.of(1), pair.publicKey)).toBe(false);
      expect(verifier.verify("ed25519", signature, message, pair.publicKey)).toBe(false);
    }
    // The same bytes, cut elsewhere, are not the same signature.
    const shifted = Uint8Array.from([signature[63] ?? 0, ...pair.publicKey]);
    expect(verifier.verify("sr25519", signature.slice(0, 63), message, shifted)).toBe(false);
    expect(bytesEqual(shifted.slice(1), pair.publicKey)).toBe(true);
  });
});

it("the root of a list is that of its values in its version, whatever was asked for before", () => {
  const state = new StateExternalities(new TrieState(new MemoryStore(), EMPTY_ROOT), new SignatureVerifier());
  const list = (...bytes: readonly number[]) => bytes.map((byte) => new Uint8Array(40).fill(byte));
  const asked = [list(1, 2), list(1, 2), list(1), list(1, 2, 3), list(1, 2, 4), list(1, 2, 4), list()];
  for (const version of [0, 1] as const)
    for (const values of asked) expect(state.orderedRoot(values, version)).toEqual(orderedRoot(values, version));
});
