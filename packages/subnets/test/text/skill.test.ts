import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { certain, divergence, normalized } from "../../src/text/distribution.ts";
import { NGram } from "../../src/text/ngram.ts";
import { candidatesOf } from "../../src/text/predict.ts";
import { predictionSkill } from "../../src/text/skill.ts";
import { BOUNDARY } from "../../src/text/tokenizer.ts";
import { pieces, tokenizer } from "./adversaries/predictor.ts";
import { malformed } from "./adversaries/tricks.ts";

const SIZE = tokenizer.size;
/** Tokens that are text, few enough to be named all. */
const named = [".", " the", " was", " in", " and", " to"].map((text) => tokenizer.encode(text)[0] ?? BOUNDARY);
const baseline = new NGram(SIZE).after([]);

/** Distributions over the named tokens, with nothing below a thousandth. */
const belief = fc
  .array(fc.integer({ min: 1, max: 1_000 }), { minLength: named.length, maxLength: named.length })
  .map((weights) => {
    const shares = new Float64Array(SIZE);
    for (const [at, token] of named.entries()) shares[token] = weights[at] ?? 0;
    return normalized(shares);
  });
const skillOf = (reported: Float64Array, truth: Float64Array): number =>
  predictionSkill([candidatesOf(reported, pieces)], [{ context: "", truth, baseline }], pieces) ?? Number.NaN;

describe("the rule", () => {
  it("is proper: no report is worth more than what one believes", () => {
    fc.assert(
      fc.property(belief, belief, (truth, other) => {
        expect(skillOf(other, truth)).toBeLessThanOrEqual(skillOf(truth, truth) + 1e-4);
      }),
    );
  });

  it("is strictly so: a report that differs is worth less by how much it differs", () => {
    fc.assert(
      fc.property(belief, belief, (truth, other) => {
        const lost = divergence(truth, other) / divergence(truth, baseline);
        expect(skillOf(truth, truth) - skillOf(other, truth)).toBeCloseTo(lost, 2);
      }),
    );
  });

  it("is proper over outcomes as well: the mean over what happens is that of the belief", () => {
    fc.assert(
      fc.property(belief, belief, (truth, reported) => {
        const outcomes = named.map((token) => [truth[token] ?? 0, certain(token, SIZE)] as const);
        const loss = (shares: Float64Array): number => {
          const read = pieces.read(candidatesOf(shares, pieces), baseline) ?? shares;
          return outcomes.reduce((sum, [share, outcome]) => sum + share * divergence(outcome, read), 0);
        };
        expect(loss(truth)).toBeLessThanOrEqual(loss(reported) + 1e-4);
      }),
    );
  });

  it("gives 1 for the truth and 0 for the baseline", () => {
    const truth = normalized(new Float64Array(SIZE).map((_, token) => (named.includes(token) ? 1 : 0)));
    expect(skillOf(truth, truth)).toBeCloseTo(1, 3);
    expect(predictionSkill([[]], [{ context: "", truth, baseline }], pieces)).toBeCloseTo(0, 12);
  });
});

describe("reading a prediction", () => {
  const text = fc.oneof(
    fc.string({ minLength: 1, maxLength: 12 }),
    fc.constantFrom(" t", " th", " the", "x", " zebras", "\0"),
  );
  const prediction = fc
    .uniqueArray(fc.record({ text, probability: fc.integer({ min: 0, max: 50 }) }), {
      selector: (row) => row.text,
      maxLength: 20,
    })
    .map((rows) => rows.map((row) => ({ ...row, probability: row.probability / 1_000 })));

  it("gives a distribution that leaves nothing out, whatever the miner's tokens are", () => {
    fc.assert(
      fc.property(prediction, (rows) => {
        const read = pieces.read(rows, baseline);
        const shares = [...(read ?? [])];
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        expect(shares.every((share, token) => (token === BOUNDARY ? share === 0 : share > 0))).toBe(true);
      }),
    );
  });

  it("takes longer words for the tokens that they begin with, and beginnings for the tokens that go on from them", () => {
    const [the = 0] = tokenizer.encode(" the");
    expect(pieces.read([{ text: " the", probability: 0.9 }], baseline)?.[the]).toBeGreaterThan(0.89);
    const [first = 0] = tokenizer.encode(" thesaurus");
    expect(pieces.read([{ text: " thesaurus", probability: 0.9 }], baseline)?.[first]).toBeGreaterThan(0.89);
    // The beginning of a word that is no token by itself.
    const beginnings = Array.from({ length: 7 }, (_, length) => " castle".slice(0, length + 1));
    const text = beginnings.find((start) => tokenizer.encode(start).length > 1) ?? "";
    const [castle = 0] = tokenizer.encode(" castle");
    expect(text).toMatch(/^ c/);
    expect(pieces.read([{ text, probability: 0.9 }], baseline)?.[castle]).toBeGreaterThan(10 * (baseline[castle] ?? 0));
  });

  it.each(malformed)("refuses %s", (_, rows) => {
    expect(pieces.read(rows, baseline)).toBeUndefined();
  });
});
