import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recognitionQuality, recognitionScore } from "../../src/image/score.ts";

const sure = (digit: number, probability = 1): number[] =>
  Array.from({ length: 10 }, (_, kind) => (kind === digit ? probability : (1 - probability) / 9));
const quality = (rows: number[][], labels: number[]): number => recognitionQuality({ probabilities: rows }, labels);

describe("the quality of an answer", () => {
  it("is 1 for certainty that is right and 0 for certainty that is wrong", () => {
    expect(quality([sure(3), sure(7)], [3, 7])).toBe(1);
    expect(quality([sure(3), sure(7)], [4, 8])).toBe(0);
  });

  it("is 0 for equal probabilities", () => {
    expect(quality([sure(0, 0.1), sure(0, 0.1)], [3, 7])).toBeCloseTo(0, 12);
  });

  it("of a half belief is what the Brier and the logarithmic rule give", () => {
    // Brier: 0.5² + 9 (0.5/9)² of 0.9; logarithm: ln 5 of what certainty gets when nothing counts as less than 0.005.
    const brier = 1 - (0.25 + 9 * (0.5 / 9) ** 2) / 0.9;
    const logarithm = Math.log(5) / Math.log(10 / 1.045);
    expect(quality([sure(3, 0.5)], [3])).toBeCloseTo(0.7 * brier + 0.3 * logarithm, 12);
  });

  it("cannot be raised by claiming more or less certainty than one has", () => {
    const believed = fc.double({ min: 0.2, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(believed, fc.double({ min: 0.1, max: 0.99, noNaN: true }), (belief, claim) => {
        // 1000 images of which the share `belief` shows the digit 0 and the others one of the other nine.
        const labels = Array.from({ length: 1000 }, (_, index) => (index < belief * 1000 ? 0 : 1 + (index % 9)));
        const actual = labels.filter((label) => label === 0).length / labels.length;
        const expected = (share: number): number =>
          quality(
            Array.from({ length: 1000 }, () => sure(0, share)),
            labels,
          );
        expect(expected(claim)).toBeLessThanOrEqual(expected(actual) + 1e-12);
      }),
      { numRuns: 200, examples: [[0.933, 0.987]] },
    );
  });

  it("is within 0 … 1 for any distribution", () => {
    const row = fc
      .array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 10, maxLength: 10 })
      .map((values) => {
        const sum = values.reduce((total, value) => total + value, 0);
        return values.map((value) => value / sum);
      });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(row, fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 30 }),
        (images) => {
          const value = quality(
            images.map(([probabilities]) => probabilities),
            images.map(([, label]) => label),
          );
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe("hostile answers are worth nothing", () => {
  const labels = [3, 7];
  it.each([
    ["a row missing", [sure(3)]],
    ["a row too many", [sure(3), sure(7), sure(1)]],
    ["no rows", []],
    ["every digit with certainty", [Array(10).fill(1), Array(10).fill(1)]],
    ["probabilities that are not numbers", [sure(3), Array(10).fill(Number.NaN)]],
    ["infinities", [sure(3), [...Array(9).fill(0), Number.POSITIVE_INFINITY]]],
    ["negative probabilities that sum to 1", [sure(3), [-1, 2, 0, 0, 0, 0, 0, 0, 0, 0]]],
    ["nothing at all for an image", [sure(3), Array(10).fill(0)]],
    ["a row too short", [sure(3), [1]]],
    ["a row too long", [sure(3), [...sure(7), 0]]],
  ])("%s", (_, rows) => {
    expect(quality(rows, labels)).toBe(0);
  });

  it("no answer", () => {
    expect(recognitionScore(undefined, labels, 10, 1000)).toBe(0);
  });
});

describe("latency", () => {
  const labels = [3];
  const at = (latencyMs: number): number => recognitionScore({ probabilities: [sure(3)] }, labels, latencyMs, 1000);

  it("costs up to five hundredths, in proportion", () => {
    expect(at(0)).toBe(1);
    expect(at(500)).toBeCloseTo(0.975, 12);
    expect(at(1000)).toBeCloseTo(0.95, 12);
    expect(at(5000)).toBeCloseTo(0.95, 12);
  });

  it("cannot be gained from by a clock that runs backwards", () => {
    expect(at(-1000)).toBe(1);
  });
});
