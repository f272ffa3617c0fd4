import type { Step, StepId } from "@opentao/runtime/replay";
import { STEP_TEXTS } from "@opentao/runtime/replay/texts";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { piecesOf } from "../src/page/views/neuron/formula.ts";
import { exactDecimal, quantityText, roughly } from "../src/page/views/neuron/quantity.ts";
import { inSections } from "../src/page/views/neuron/sections.ts";
import { STEP_FORMULAS_FR } from "../src/page/views/neuron/stepTextsFr.ts";

const YES_NO = { yes: "yes", no: "no" };

const symbolsOf = (formula: string): string[] =>
  piecesOf(formula).flatMap((piece) => ("symbol" in piece ? [piece.symbol] : []));

it("a formula's names are told from its words and signs, and together they are the formula", () => {
  expect(symbolsOf("⌊serverShare × mechanismEmission⌋")).toEqual(["serverShare", "mechanismEmission"]);
  for (const { formula } of Object.values(STEP_TEXTS))
    expect(
      piecesOf(formula)
        .map((piece) => ("symbol" in piece ? piece.symbol : piece.text))
        .join(""),
    ).toBe(formula);
});

it("French formulas are made of the names of the English ones", () => {
  for (const [id, formula] of Object.entries(STEP_FORMULAS_FR)) {
    // The keys are those of steps.
    const english = STEP_TEXTS[id as StepId].formula;
    expect(symbolsOf(formula).toSorted(), id).toEqual(symbolsOf(english).toSorted());
  }
});

it("exact quantities have all of their digits", () => {
  expect(exactDecimal({ bits: 3n, fraction: 1, unit: "number" })).toBe("1.5");
  expect(exactDecimal({ bits: -1n, fraction: 2, unit: "number" })).toBe("-0.25");
  expect(exactDecimal({ bits: 1n, fraction: 64, unit: "part" })).toBe("0.000000000000000000054210…");
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 52n), max: 2n ** 52n }), fc.integer({ min: 0, max: 20 }), (bits, fraction) => {
      const quantity = { bits, fraction, unit: "number" } as const;
      expect(Number(exactDecimal(quantity))).toBe(Number(bits) / 2 ** fraction);
      expect(roughly(quantity)).toBe(Number(bits) / 2 ** fraction);
    }),
  );
});

it("quantities are written with their units", () => {
  const text = (bits: bigint, fraction: number, unit: "tao" | "alpha" | "part" | "yes") =>
    quantityText({ bits, fraction, unit }, "en", YES_NO);
  expect(text(1_500_000_000n, 0, "tao")).toEqual({ short: "1.5 τ", exact: "1.5 τ = 1500000000 rao" });
  expect(text(1n, 1, "part").short).toBe("50%");
  expect(text(0n, 0, "yes").short).toBe("no");
});

it("steps stand in the part of the way to which they belong", () => {
  const step = (id: StepId): Step => ({ id, value: { bits: 0n, fraction: 0, unit: "tao" }, inputs: [] });
  const [block, subnet, drained, weight, paid] = (
    ["blockEmission", "shareByPrice", "drainedServer", "stakeWeight", "minerPaid"] as const
  ).map(step);
  const steps = [block, subnet, drained, weight, paid].filter((each) => each !== undefined);
  const sections = inSections(steps, new Set(steps.slice(-1)));
  expect([...sections.values()].map((own) => own.map(({ id }) => id))).toEqual([
    ["blockEmission"],
    ["shareByPrice"],
    ["drainedServer"],
    ["stakeWeight"],
    ["minerPaid"],
  ]);
});
