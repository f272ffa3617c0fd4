import { EMPTY_ROOT, type NodeStore, update } from "@opentao/trie";
import fc from "fast-check";
import { expect, it } from "vitest";
import { SignatureVerifier, StateExternalities, TrieState } from "../../src/state/index.ts";
import { SortedTexts } from "../../src/state/sortedTexts.ts";
import { MemoryStore } from "../support/memoryStore.ts";

it("texts are in order, and those above any are found, however they came", () => {
  const texts = fc.uniqueArray(fc.string({ maxLength: 6 }), { maxLength: 1500, size: "max" });
  fc.assert(
    fc.property(texts, fc.array(fc.string({ maxLength: 6 }), { maxLength: 20 }), (list, asked) => {
      const sorted = new SortedTexts();
      for (const text of list) sorted.add(text);
      const all = [...list].sort((a, b) => (a < b ? -1 : 1));
      for (const text of ["", ...asked, ...list.slice(0, 20)]) {
        expect([...sorted.above(text)]).toEqual(all.filter((one) => one > text));
      }
    }),
    { numRuns: 60 },
  );
});

it("the key after another is found with the same few reads, however many keys after it were written", () => {
  const key = (i: number) => Uint8Array.of(7, i >> 8, i & 255);
  const readsWith = (count: number): number => {
    const memory = new MemoryStore();
    const entries = Array.from({ length: count }, (_, i) => [key(i), Uint8Array.of(1)] as const);
    const root = memory.add(update(memory, EMPTY_ROOT, entries, 1));
    let reads = 0;
    const counted: NodeStore = {
      get: (hash) => {
        reads += 1;
        return memory.get(hash);
      },
    };
    const state = new StateExternalities(new TrieState(counted, root), new SignatureVerifier());
    for (let i = 0; i < count; i += 1) state.set(key(i), Uint8Array.of(2));
    expect(state.nextKey(Uint8Array.of(7))).toEqual(key(0));
    return reads;
  };
  expect(readsWith(4096)).toBeLessThanOrEqual(readsWith(256) + 2);
});
