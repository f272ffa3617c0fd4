import { createCipheriv, createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { freshSeed, Random } from "../src/random.ts";

describe("draws", () => {
  it("are the AES-256-CTR key stream under the seed's SHA-256", () => {
    const random = new Random("known answer");
    const key = createHash("sha256").update("known answer").digest();
    const stream = createCipheriv("aes-256-ctr", key, Buffer.alloc(16)).update(Buffer.alloc(8_192));
    for (let at = 0; at < stream.length; at += 4) expect(random.word()).toBe(stream.readUInt32LE(at));
  });

  it("of a fork do not touch its parent's", () => {
    const [parent, twin] = [new Random("seed"), new Random("seed")];
    expect(parent.fork("a").word()).not.toBe(parent.fork("b").word());
    expect(parent.word()).toBe(twin.word());
  });

  it("stay within their bounds and reach them", () => {
    const random = new Random("bounds");
    const drawn = new Set(Array.from({ length: 500 }, () => random.integer(2, 5)));
    expect([...drawn].sort()).toEqual([2, 3, 4, 5]);
    for (let count = 0; count < 500; count += 1) {
      const value = random.between(-1, 2);
      expect(value).toBeGreaterThanOrEqual(-1);
      expect(value).toBeLessThan(2);
    }
  });

  it("of a normal distribution have its mean and deviation", () => {
    const random = new Random("normal");
    const values = Array.from({ length: 20_000 }, () => random.normal(2));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    expect(Math.abs(mean)).toBeLessThan(0.06);
    expect(Math.abs(deviation - 2)).toBeLessThan(0.06);
  });

  it("without repetition are a permutation", () => {
    const items = Array.from({ length: 20 }, (_, index) => index);
    const shuffled = new Random("order").shuffle(items);
    expect(shuffled).not.toEqual(items);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(items);
  });

  it("of more than there is are refused", () => {
    expect(() => new Random("few").sample([1], 2)).toThrow(RangeError);
    expect(() => new Random("none").pick([])).toThrow(RangeError);
  });

  it("start from seeds that differ each time", () => {
    expect(freshSeed()).not.toBe(freshSeed());
  });
});
