import { toHex } from "@opentao/codec";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Change, EMPTY_ROOT, type StateVersion, StoredTrie, update } from "../src/index.ts";

/** Tries in memory, and how many nodes and values were read. */
class Tries {
  reads = 0;
  readonly #nodes = new Map<string, Uint8Array>();

  get(hash: Uint8Array): Uint8Array | undefined {
    this.reads += 1;
    return this.#nodes.get(toHex(hash));
  }

  apply(root: Uint8Array, changes: readonly Change[], version: StateVersion): Uint8Array {
    const committed = update(this, root, changes, version);
    for (const { hash, bytes } of committed.nodes) this.#nodes.set(toHex(hash), bytes);
    return committed.root;
  }

  of(root: Uint8Array): StoredTrie {
    return new StoredTrie(this, root);
  }
}

const key = fc.uint8Array({ maxLength: 4 }).map((bytes) => bytes.map((byte) => byte & 0x13));
const value = fc.oneof(fc.uint8Array({ maxLength: 70 }), fc.constantFrom(new Uint8Array(), new Uint8Array(40).fill(1)));
const changes = fc.array(fc.tuple(key, fc.option(value, { nil: undefined, freq: 4 })), { maxLength: 30 });
const version = fc.constantFrom<StateVersion>(0, 1);

/** Values by key, in the order of the keys. */
function entriesOf(trie: StoredTrie): Map<string, string> {
  return new Map([...trie.keys()].map((k) => [toHex(k), toHex(trie.get(k) ?? new Uint8Array())]));
}

const hexOf = (bytes: Uint8Array | undefined): string | undefined => bytes && toHex(bytes);

describe("differences between two tries", () => {
  it("are those between their values, of any part of the keys, from any key on", () => {
    fc.assert(
      fc.property(
        changes,
        changes,
        version,
        key,
        fc.option(key, { nil: undefined }),
        (first, more, v, prefix, from) => {
          const tries = new Tries();
          const one = tries.apply(EMPTY_ROOT, first, v);
          const other = tries.apply(one, more, v);
          for (const [before, after] of [
            [one, other],
            [other, one],
            [EMPTY_ROOT, other],
            [one, EMPTY_ROOT],
          ] as const) {
            const [left, right] = [entriesOf(tries.of(before)), entriesOf(tries.of(after))];
            const expected = [...new Set([...left.keys(), ...right.keys()])]
              .sort()
              .filter((k) => left.get(k) !== right.get(k) && k.startsWith(toHex(prefix)))
              .filter((k) => from === undefined || k > toHex(from))
              .map((k) => [k, left.get(k), right.get(k)]);
            const found = [...tries.of(after).differencesFrom(tries.of(before), { prefix, from })];
            expect(found.map((item) => [toHex(item.key), hexOf(item.before), hexOf(item.after)])).toEqual(expected);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it("cost what differs, however much there is", () => {
    const tries = new Tries();
    const entries = Array.from({ length: 5000 }, (_, i): Change => {
      const bytes = new Uint8Array(8).map((_, at) => (i * (at + 31) * 2_654_435_761) >>> 13);
      return [Uint8Array.of(...bytes, i >> 8, i & 255), bytes];
    });
    const before = tries.apply(EMPTY_ROOT, entries, 1);
    const after = tries.apply(before, [[entries[77]?.[0] ?? new Uint8Array(), Uint8Array.of(1)]], 1);
    tries.reads = 0;
    expect([...tries.of(after).differencesFrom(tries.of(before), { prefix: new Uint8Array() })]).toHaveLength(1);
    expect(tries.reads).toBeLessThan(40);
  });
});
