import { fromHex, startsWith, toHex } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Change, closestMerkleValue, createProof, EMPTY_ROOT, type StateVersion, update } from "../src/index.ts";

function build(changes: readonly Change[], version: StateVersion, from = memory()) {
  const committed = update(from.store, from.root, changes, version);
  for (const { hash, bytes } of committed.nodes) from.nodes.set(toHex(hash), bytes);
  return { ...from, root: committed.root };
}

function memory() {
  const nodes = new Map<string, Uint8Array>();
  return { nodes, root: EMPTY_ROOT, store: { get: (hash: Uint8Array) => nodes.get(toHex(hash)) } };
}

it("is the root, a hash or a short node, as its parent holds it", () => {
  const { store, root } = build(
    [
      [fromHex("4819"), fromHex("fe")],
      [fromHex("1314"), fromHex("ff")],
    ],
    0,
  );
  expect(closestMerkleValue(store, root, fromHex(""))).toEqual(root);
  for (const key of ["13", "1314"])
    expect(closestMerkleValue(store, root, fromHex(key))).toEqual(fromHex("43031404ff"));
  for (const key of ["1315", "131400", "48", "22"]) {
    expect(closestMerkleValue(store, root, fromHex(key))).toEqual(key === "48" ? fromHex("43081904fe") : undefined);
  }
  expect(closestMerkleValue(store, EMPTY_ROOT, fromHex(""))).toBeUndefined();
});

const key = fc.uint8Array({ maxLength: 4 }).map((bytes) => bytes.map((byte) => byte & 0x13));
const entries = fc.uniqueArray(fc.tuple(key, fc.uint8Array({ minLength: 1, maxLength: 70 })), {
  maxLength: 30,
  selector: ([name]) => toHex(name),
});

it("is there when a key begins like this, follows from the key's proof, and changes with what is below", () => {
  fc.assert(
    fc.property(entries, key, fc.constantFrom<StateVersion>(0, 1), (list, prefix, version) => {
      const trie = build(list, version);
      const found = closestMerkleValue(trie.store, trie.root, prefix);
      const below = list.filter(([name]) => startsWith(name, prefix));
      expect(found !== undefined).toBe(below.length > 0);
      const proof = createProof(trie.store, trie.root, [prefix]);
      const proven = build([], version);
      for (const bytes of proof) proven.nodes.set(toHex(blake2b256(bytes)), bytes);
      expect(closestMerkleValue(proven.store, trie.root, prefix)).toEqual(found);
      const [changed] = below;
      if (changed === undefined) return;
      const after = build([[changed[0], Uint8Array.of(...changed[1], 7)]], version, trie);
      expect(closestMerkleValue(after.store, after.root, prefix)).not.toEqual(found);
    }),
  );
});
