import { parameters } from "@opentao/runtime/replay";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { EXPLANATIONS } from "../src/page/parts/parameters/explanations.ts";
import { UNLISTED } from "../src/page/parts/parameters/names.ts";
import { changeWords } from "../src/page/views/whatIf/changeWords.ts";
import {
  PARAMETER_FORMS,
  PARAMETER_NAMES,
  parseParameter,
  writeParameter,
} from "../src/page/views/whatIf/parameters.ts";
import { compare } from "../src/page/views/whatIf/sums.ts";
import { WHAT_IF } from "../src/page/views/whatIf/texts.ts";

it("every hyperparameter of what-ifs can be chosen, and has words in both languages", () => {
  expect(PARAMETER_NAMES.toSorted()).toEqual(Object.keys(parameters).toSorted());
});

it("what a person writes of a hyperparameter is what the chain holds, and back", () => {
  expect(parseParameter(PARAMETER_FORMS.Kappa, "50")).toBe(32_767n);
  expect(parseParameter(PARAMETER_FORMS.Tempo, " 360 ")).toBe(360n);
  expect(parseParameter(PARAMETER_FORMS.StakeThreshold, "1,5")).toBe(1_500_000_000n);
  for (const text of ["", " ", "x", "1e999", "NaN", "--1"])
    expect(parseParameter(PARAMETER_FORMS.Tempo, text)).toBeUndefined();
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100 }), (percent) => {
      const value = parseParameter(PARAMETER_FORMS.Kappa, `${percent}`);
      expect(writeParameter(PARAMETER_FORMS.Kappa, value ?? -1n)).toBe(`${percent}`);
    }),
  );
});

it("texts of strangers are refused or read, never thrown at", () => {
  fc.assert(
    fc.property(fc.constantFrom(...PARAMETER_NAMES), fc.string(), (name, text) => {
      const value = parseParameter(PARAMETER_FORMS[name], text);
      expect(value === undefined || typeof value === "bigint").toBe(true);
    }),
  );
});

it("earnings are added up over epochs, by hotkey, beside each other", () => {
  const neuron = (uid: number, hotkey: string, incentive: bigint) => ({
    ...{ uid, hotkey, incentive, withheld: 5n },
    ...{ alphaTake: 1n, alphaDividend: 0n, rootTake: 0n, rootDividend: 0n, ownerCut: 0n },
  });
  const course = (amounts: readonly bigint[]) => ({
    epochs: amounts.map((amount, block) => ({ block, neurons: [neuron(0, "0xa", amount), neuron(1, "0xb", 0n)] })),
    ...{ kept: 0, projected: 1, refused: 0 },
  });
  const answer = {
    ...{ netuid: 1, base: { hash: "0x", number: 1 } },
    ...{ unchanged: course([10n, 20n]), changed: course([7n, 8n]) },
  };
  expect(compare(answer)).toEqual([
    { uid: 0, hotkey: "0xa", unchanged: 32n, changed: 17n },
    { uid: 1, hotkey: "0xb", unchanged: 2n, changed: 2n },
  ]);
});

const TEXTS = { words: WHAT_IF.en, explanations: EXPLANATIONS.en, unlisted: UNLISTED.en };

it("changes are told in words", () => {
  const say = (change: Parameters<typeof changeWords>[0]) => changeWords(change, TEXTS, "en", () => 7);
  expect(say({ kind: "weights", mechanism: 0, uid: 3, weights: [[1, 5]] })).toBe(
    "Validator 3 gives weights to 1 neuron",
  );
  expect(say({ kind: "stake", hotkey: "0x", onRoot: true, amount: -1_500_000_000n })).toBe("Stake of neuron 7: -1.5 τ");
  expect(say({ kind: "parameter", item: "Yuma3On", value: 1n })).toContain(": on");
  // A parameter is called as on its subnet's page, with the unit in which its value is written.
  const kappa = PARAMETER_FORMS.Kappa.kind === "part" ? PARAMETER_FORMS.Kappa.one / 5n : 0n;
  expect(say({ kind: "parameter", item: "Kappa", value: kappa })).toBe(`${EXPLANATIONS.en.kappa[0]} (%) · kappa: 20`);
});
