import { describe, expect, it } from "vitest";
import { makeExample } from "../../src/image/examples.ts";
import { heldOutDigits, parseScannedDigits } from "../../src/image/scannedDigits.ts";
import { subnets } from "../../src/index.ts";
import { Random } from "../../src/random.ts";

const scans = heldOutDigits();
const draw = (seed: string, count: number) => {
  const random = new Random(seed);
  return Array.from({ length: count }, () => makeExample(random, scans));
};

describe("fresh images", () => {
  it("follow from the seed alone", () => {
    expect(draw("a seed", 20)).toEqual(draw("a seed", 20));
    expect(draw("a seed", 20)).not.toEqual(draw("another seed", 20));
  });

  it("never come twice", () => {
    const seen = new Set(draw("twice", 1_000).map(({ pixels }) => Buffer.from(pixels).toString("base64")));
    expect(seen.size).toBe(1_000);
  });

  it("show every digit about equally often", () => {
    const examples = draw("classes", 2_000);
    for (let digit = 0; digit < 10; digit += 1) {
      const count = examples.filter(({ label }) => label === digit).length;
      expect(count).toBeGreaterThan(140);
      expect(count).toBeLessThan(260);
    }
  });

  it("have 28 × 28 pixels with something on them", () => {
    for (const { pixels } of draw("ink", 200)) {
      expect(pixels).toHaveLength(784);
      expect(Math.max(...pixels) - Math.min(...pixels)).toBeGreaterThan(60);
    }
  });
});

describe("a judge without a seed", () => {
  it("asks what no other judge asks", async () => {
    const [one, other] = await Promise.all([subnets.image.createJudge({}), subnets.image.createJudge({})]);
    expect((await one.nextTask()).request).not.toEqual((await other.nextTask()).request);
  });
});

describe("scanned digits", () => {
  it("are the 360 that are held out", () => {
    expect(scans).toHaveLength(360);
  });

  it.each([
    ["a cut file", new Uint8Array(64)],
    ["an empty file", new Uint8Array(0)],
    ["a label that is no digit", new Uint8Array(65).fill(10, 0, 1)],
    ["a pixel beyond 16", new Uint8Array(65).fill(17, 5, 6)],
  ])("are refused from %s", (_, bytes) => {
    expect(() => parseScannedDigits(bytes)).toThrow(expect.objectContaining({ code: "DATA_DAMAGED" }));
  });
});
