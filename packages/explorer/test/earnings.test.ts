import type { Explanation, Payment, Step, StepId } from "@opentao/runtime/replay";
import { STEP_TEXTS } from "@opentao/runtime/replay/texts";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LanguageContext } from "../src/page/texts/language.ts";
import { Paid } from "../src/page/views/neuron/Paid.tsx";
import { paidSums } from "../src/page/views/neuron/paidSums.ts";
import { StepCard } from "../src/page/views/neuron/StepCard.tsx";
import { NEURON } from "../src/page/views/neuron/texts.ts";

const ALPHA = 1_000_000_000n;

beforeEach(() => void vi.stubGlobal("navigator", { languages: ["en-US"] }));
afterEach(() => void vi.unstubAllGlobals());

const stepOf = (id: StepId, amount: bigint): Step => ({
  id,
  value: { bits: amount << 32n, fraction: 32, unit: "alpha" },
  inputs: [],
});
const payment = (kind: Payment["kind"], amount: bigint): Payment => ({
  ...{ kind, amount, staked: undefined, step: stepOf("alphaTake", amount) },
});

/** A validator whose hotkey is the subnet owner's. */
const owner: Explanation = {
  ...{ netuid: 1, hotkey: "0x01", uid: 0, isEpoch: true },
  steps: [stepOf("minerEmission", ALPHA), stepOf("neuronDividend", 4n * ALPHA)],
  payments: [
    payment("ownerCut", 3n * ALPHA),
    payment("withheld", ALPHA),
    payment("alphaTake", ALPHA),
    payment("alphaDividend", 5n * ALPHA),
  ],
};

/** Names and amounts, as they stand below each other. */
function linesOf(explanation: Explanation): string[] {
  const value = "en";
  const html = renderToStaticMarkup(
    createElement(LanguageContext.Provider, { value }, createElement(Paid, { of: explanation })),
  );
  return [...html.matchAll(/<dt[^>]*>(.*?)<\/dt><dd[^>]*>(.*?)<\/dd>/g)].map(([, name, amount]) =>
    `${name} ${amount}`.replace(/<[^>]*>/g, "").replaceAll("&#x27;", "'"),
  );
}

describe("what a neuron earned", () => {
  it("is told as what was paid, who has it, and how it goes with the award", () => {
    const words = NEURON.en;
    expect(linesOf(owner)).toEqual([
      `${words.payments.ownerCut} 3\u00a0α`,
      `${words.payments.withheld} 1\u00a0α`,
      `${words.payments.alphaTake} 1\u00a0α`,
      `${words.payments.alphaDividend} 5\u00a0α`,
      `${words.sum} 9\u00a0α`,
      `${words.toOwners} 4\u00a0α`,
      `${words.toStakers} 5\u00a0α`,
      `${words.awarded} 5\u00a0α`,
      `${words.ownerCut} + 3\u00a0α`,
      `${words.withheld} − 1\u00a0α`,
      `${words.byStake} + 2\u00a0α`,
      `${words.sum} 9\u00a0α`,
    ]);
  });

  it("has no way to it where the award is what was paid, or where there is none", () => {
    const miner = { ...owner, steps: owner.steps.slice(0, 1), payments: [payment("incentive", ALPHA)] };
    expect(linesOf(miner)).toHaveLength(3);
    expect(linesOf({ ...owner, uid: undefined })).toHaveLength(7);
    expect(paidSums({ ...owner, uid: undefined }).awarded).toBeUndefined();
  });
});

it.each(["en", "fr"] as const)("each step has a title of its own in the language %s", (value) => {
  const titles = Object.keys(STEP_TEXTS).map((id) => {
    // The keys are those of steps.
    const card = createElement(StepCard, { step: stepOf(id as StepId, ALPHA) });
    const html = renderToStaticMarkup(createElement(LanguageContext.Provider, { value }, card));
    return /<summary><span>(.*?)<\/span>/.exec(html)?.[1]?.replaceAll("&#x27;", "'");
  });
  expect(new Set(titles).size).toBe(titles.length);
  const kept = {
    en: "That share, less what the subnet kept from its miners",
    fr: "Cette part, moins ce que le sous-réseau a retenu à ses mineurs",
  };
  expect(titles).toContain(kept[value]);
});
