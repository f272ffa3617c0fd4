import { fromHex, toHex } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Change,
  createProof,
  EMPTY_ROOT,
  get,
  keys,
  orderedRoot,
  type StateVersion,
  TrieError,
  update,
  verifyProof,
} from "../src/index.ts";

/** A store in memory that updates are written to. */
function memory() {
  const nodes = new Map<string, Uint8Array>();
  return {
    get: (hash: Uint8Array) => nodes.get(toHex(hash)),
    apply(root: Uint8Array, changes: readonly Change[], version: StateVersion): Uint8Array {
      const committed = update(this, root, changes, version);
      for (const { hash, bytes } of committed.nodes) nodes.set(toHex(hash), bytes);
      return committed.root;
    },
  };
}

const key = fc.uint8Array({ maxLength: 4 }).map((bytes) => bytes.map((byte) => byte & 0x13));
// Some values come again and again, so that whole subtrees are alike.
const value = fc.oneof(fc.uint8Array({ maxLength: 70 }), fc.constantFrom(new Uint8Array(), new Uint8Array(40).fill(1)));
const changes = fc.array(fc.tuple(key, fc.option(value, { nil: undefined, freq: 4 })), { maxLength: 40 });
const version = fc.constantFrom<StateVersion>(0, 1);

/** Entries that a list of changes leaves, in order of keys. */
function outcome(list: readonly Change[]): [string, Uint8Array][] {
  const state = new Map<string, Uint8Array>();
  for (const [k, v] of list) v === undefined ? state.delete(toHex(k)) : state.set(toHex(k), v);
  return [...state].sort(([a], [b]) => (a < b ? -1 : 1));
}

describe("known answers", () => {
  it("has the known root of nothing", () => {
    expect(toHex(EMPTY_ROOT)).toBe("0x03170a2e7597b7b7e3d84c05391d139a62b157e78786d8c082f29dcf4c111314");
    expect(orderedRoot([], 0)).toEqual(EMPTY_ROOT);
  });

  it("encodes a leaf and a branch as the specification says", () => {
    const store = memory();
    expect(store.apply(EMPTY_ROOT, [[fromHex("aa"), fromHex("bb")]], 0)).toEqual(blake2b256(fromHex("42aa04bb")));
    const two: Change[] = [
      [fromHex("4819"), fromHex("fe")],
      [fromHex("1314"), fromHex("ff")],
    ];
    expect(store.apply(EMPTY_ROOT, two, 0)).toEqual(
      blake2b256(fromHex("801200144303 1404ff144308 1904fe".replaceAll(" ", ""))),
    );
  });

  it("stores values over 32 bytes under their hash in version 1", () => {
    const long = new Uint8Array(33).fill(7);
    const leaf = `22aa${toHex(blake2b256(long)).slice(2)}`;
    expect(memory().apply(EMPTY_ROOT, [[fromHex("aa"), long]], 1)).toEqual(blake2b256(fromHex(leaf)));
    expect(memory().apply(EMPTY_ROOT, [[fromHex("aa"), long]], 0)).not.toEqual(blake2b256(fromHex(leaf)));
  });
});

describe("properties", () => {
  it("depends on what it holds, not on how that came about", () => {
    fc.assert(
      fc.property(changes, version, (list, v) => {
        const stepwise = memory();
        const root = list.reduce((at, change) => stepwise.apply(at, [change], v), EMPTY_ROOT);
        const final = outcome(list);
        const scratch = memory();
        const whole = final.map(([k, bytes]): Change => [fromHex(k), bytes]);
        expect(scratch.apply(EMPTY_ROOT, whole.toReversed(), v)).toEqual(root);
        expect(memory().apply(EMPTY_ROOT, list, v)).toEqual(root);
        expect([...keys(stepwise, root)].map(toHex)).toEqual(final.map(([k]) => k));
        for (const [k, bytes] of final) expect(get(stepwise, root, fromHex(k))).toEqual(bytes);
      }),
      { numRuns: 500 },
    );
  });

  it("tells exactly what has come and gone, place by place", () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 6 }), version, (steps, v) => {
        const places = new Map<string, number>();
        const store = memory();
        let root: Uint8Array = EMPTY_ROOT;
        for (const step of steps) {
          const committed = update(store, root, step, v);
          for (const { hash } of committed.nodes) places.set(toHex(hash), (places.get(toHex(hash)) ?? 0) + 1);
          for (const hash of committed.removed) places.set(toHex(hash), (places.get(toHex(hash)) ?? 0) - 1);
          root = store.apply(root, step, v);
          expect(root).toEqual(committed.root);
          // The same trie from scratch has each of its nodes and values as often as they stand in it.
          const whole = [...keys(store, root)].map((k): Change => [k, get(store, root, k)]);
          const scratch = new Map<string, number>();
          for (const { hash } of update(memory(), EMPTY_ROOT, whole, v).nodes) {
            scratch.set(toHex(hash), (scratch.get(toHex(hash)) ?? 0) + 1);
          }
          expect(new Map([...places].filter(([, count]) => count !== 0))).toEqual(scratch);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("goes on after any key, present or not", () => {
    fc.assert(
      fc.property(changes, key, (list, after) => {
        const store = memory();
        const root = store.apply(EMPTY_ROOT, list, 1);
        const expected = outcome(list)
          .map(([k]) => k)
          .filter((k) => k > toHex(after));
        expect([...keys(store, root, after)].map(toHex)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it("proves presence and absence, and nothing without all of the proof", () => {
    fc.assert(
      fc.property(changes, fc.array(key, { minLength: 1, maxLength: 5 }), version, fc.nat(), (list, asked, v, drop) => {
        const store = memory();
        const root = store.apply(EMPTY_ROOT, list, v);
        const proof = createProof(store, root, asked);
        const truth = asked.map((k) => get(store, root, k));
        expect(verifyProof(root, proof, asked)).toEqual(truth);
        if (proof.length === 0) return;
        const less = proof.toSpliced(drop % proof.length, 1);
        expect(() => verifyProof(root, less, asked)).toThrow(TrieError);
        const tampered = proof.map((bytes, i) =>
          i === drop % proof.length ? Uint8Array.from([...bytes.slice(0, -1), (bytes.at(-1) ?? 0) ^ 1]) : bytes,
        );
        expect(() => verifyProof(root, tampered, asked)).toThrow(TrieError);
      }),
      { numRuns: 500 },
    );
  });

  it("gives an error, never a crash, on nodes of nonsense", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), key, (bytes, asked) => {
        const root = blake2b256(bytes);
        try {
          get({ get: (hash) => (toHex(hash) === toHex(root) ? bytes : undefined) }, root, asked);
        } catch (error) {
          if (!(error instanceof TrieError)) throw error;
        }
      }),
      { numRuns: 5000 },
    );
  });
});
