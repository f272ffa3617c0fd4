import { toHex } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import { describe, expect, it } from "vitest";
import { type Change, EMPTY_ROOT, keys, type NodeCache, type TrieNode, update } from "../src/index.ts";
import { decodeNode } from "../src/nodeCodec.ts";

/** A store in memory that counts what is read of it. */
class CountingStore {
  readonly nodes = new Map<string, Uint8Array>();
  reads = 0;

  get(hash: Uint8Array): Uint8Array | undefined {
    this.reads += 1;
    return this.nodes.get(toHex(hash));
  }

  /** Updates and stores; says how many nodes that took. Each node and value that is stored was hashed once. */
  apply(root: Uint8Array, changes: Iterable<Change>, decoded?: NodeCache) {
    this.reads = 0;
    const store = { get: (hash: Uint8Array) => this.get(hash), ...(decoded === undefined ? {} : { decoded }) };
    const { root: next, nodes, removed } = update(store, root, changes, 1);
    for (const { hash, bytes } of nodes) this.nodes.set(toHex(hash), bytes);
    return { root: next, reads: this.reads, written: nodes.length, removed: removed.length };
  }
}

/** A key as those of maps are: spread over all keys. */
function keyOf(index: number): Uint8Array {
  return blake2b256(new Uint8Array(Uint32Array.of(index).buffer));
}

/** Changes to `count` keys of a state of `size` keys, each with a value that is stored with its node. */
function changesOf(size: number, count: number, round: number): Change[] {
  return Array.from({ length: count }, (_, i) => [
    keyOf(Math.floor((i * size) / count)),
    new Uint8Array(20).fill(round + 1),
  ]);
}

const SIZES = [256, 4096, 65_536];
const COUNTS = [4, 16, 64];

describe("work of an update", () => {
  const work = SIZES.map((size) => {
    const store = new CountingStore();
    const all = Array.from({ length: size }, (_, i): Change => [keyOf(i), new Uint8Array(20)]);
    const { root } = store.apply(EMPTY_ROOT, all);
    return COUNTS.map((count) => store.apply(root, changesOf(size, count, 1)));
  });

  it("is linear in the changes, however large the state", () => {
    for (const [at, size] of SIZES.entries()) {
      // A way down is as long as the logarithm of the size, and a little where keys happen to be alike.
      const depth = Math.log(size) / Math.log(16) + 2;
      for (const [i, count] of COUNTS.entries()) {
        const { reads = 0, written = 0, removed = 0 } = work[at]?.[i] ?? {};
        expect(reads).toBeGreaterThanOrEqual(count);
        expect(reads).toBeLessThanOrEqual(count * depth);
        expect(written).toBeGreaterThanOrEqual(count);
        expect(written).toBeLessThanOrEqual(count * depth);
        expect(removed).toBeLessThanOrEqual(count * depth);
      }
    }
  });

  it("is logarithmic in the state: sixteen times the keys cost one more level", () => {
    for (const [i, count] of COUNTS.entries()) {
      const reads = work.map((ofSize) => ofSize[i]?.reads ?? 0);
      for (let at = 1; at < reads.length; at += 1) {
        expect((reads[at] ?? 0) - (reads[at - 1] ?? 0)).toBeLessThanOrEqual(1.5 * count);
      }
    }
  });
});

/** A cache of all nodes that it is given. */
class WholeCache implements NodeCache {
  readonly nodes = new Map<string, TrieNode>();
  get = (hash: Uint8Array) => this.nodes.get(toHex(hash));
  set = (hash: Uint8Array, node: TrieNode) => void this.nodes.set(toHex(hash), node);
}

describe("nodes that an update makes", () => {
  it("are in the cache as they would be decoded, so that the next update reads nothing of what this one touched", () => {
    for (const version of [0, 1] as const) {
      const store = new CountingStore();
      const decoded = new WholeCache();
      let root = EMPTY_ROOT;
      for (let round = 0; round < 4; round += 1) {
        const changes = Array.from({ length: 50 }, (_, i): Change => {
          const value = new Uint8Array((i * 7) % 70).fill(round);
          return [keyOf(i).subarray(0, 1 + (i % 6)), (i + round) % 9 === 0 ? undefined : value];
        });
        const committed = update({ get: (hash) => store.get(hash), decoded }, root, changes, version);
        for (const { hash, bytes } of committed.nodes) store.nodes.set(toHex(hash), bytes);
        root = committed.root;
      }
      expect(store.reads).toBe(0);
      const plain = { get: (hash: Uint8Array) => store.nodes.get(toHex(hash)) };
      expect([...keys({ ...plain, decoded }, root)]).toEqual([...keys(plain, root)]);
      expect(decoded.nodes.size).toBeGreaterThan(50);
      for (const [hash, node] of decoded.nodes) {
        const bytes = store.nodes.get(hash);
        expect(node).toEqual(bytes === undefined ? undefined : decodeNode(bytes));
      }
    }
  });
});
