import { createBLAKE2b, createXXHash64 } from "hash-wasm";
import { describe, expect, it } from "vitest";
import { blake2b64, blake2b128, blake2b256, blake2b512, twox64, twox128, twox256 } from "../src/index.ts";

/** Around the lengths of blocks, pages and the kept memory. */
const LENGTHS = [...Array(300).keys(), 1000, 65_535, 65_536, 65_537, 200_000, 5_000_000];
const dataOf = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 7 + length) % 251);

describe("hashes are those of another library", () => {
  it.each([
    ["BLAKE2b-64", blake2b64, 64],
    ["BLAKE2b-128", blake2b128, 128],
    ["BLAKE2b-256", blake2b256, 256],
    ["BLAKE2b-512", blake2b512, 512],
  ] as const)("%s", async (_, hash, bits) => {
    const other = await createBLAKE2b(bits);
    for (const length of LENGTHS) {
      const data = dataOf(length);
      expect([length, hash(data)]).toEqual([length, other.init().update(data).digest("binary")]);
    }
  });

  it.each([
    ["xxHash64", twox64, 1],
    ["xxHash64, twice", twox128, 2],
    ["xxHash64, four times", twox256, 4],
  ] as const)("%s", async (_, hash, words) => {
    const others = await Promise.all([0, 1, 2, 3].slice(0, words).map((seed) => createXXHash64(seed)));
    for (const length of LENGTHS) {
      const data = dataOf(length);
      const expected = others.flatMap((other) => [...other.init().update(data).digest("binary").reverse()]);
      expect([length, [...hash(data)]]).toEqual([length, expected]);
    }
  });
});
