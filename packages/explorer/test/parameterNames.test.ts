import type { Step } from "@opentao/runtime/replay";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EXPLANATIONS } from "../src/page/parts/parameters/explanations.ts";
import { namesOf, UNLISTED } from "../src/page/parts/parameters/names.ts";
import { LANGUAGES, type Language, LanguageContext } from "../src/page/texts/language.ts";
import { PARAMETER_INPUTS } from "../src/page/views/neuron/parameterInputs.ts";
import { StepCard } from "../src/page/views/neuron/StepCard.tsx";
import { PARAMETER_NAMES } from "../src/page/views/whatIf/parameters.ts";

const languages = Object.keys(LANGUAGES) as Language[]; // the keys are those of `LANGUAGES`

// What a browser says of itself.
beforeEach(() => void vi.stubGlobal("navigator", { languages: ["en-US"] }));
afterEach(() => void vi.unstubAllGlobals());

describe.each(languages)("hyperparameters in the language %s", (language) => {
  const texts = { explanations: EXPLANATIONS[language], unlisted: UNLISTED[language] };

  it("each has a name in words, of its own, and the chain's", () => {
    const names = PARAMETER_NAMES.map((item) => namesOf(item, texts));
    expect(new Set(names.map(({ plain }) => plain)).size).toBe(PARAMETER_NAMES.length);
    expect(new Set(names.map(({ chain }) => chain)).size).toBe(PARAMETER_NAMES.length);
    expect(namesOf("Tempo", texts)).toEqual({ plain: texts.explanations.tempo[0], chain: "tempo" });
    expect(namesOf("BondsPenalty", texts)).toEqual({ plain: texts.unlisted.BondsPenalty, chain: "BondsPenalty" });
  });

  it("an explanation calls them as the subnet's rules do, with the chain's name beside", () => {
    const value = { bits: 1n, fraction: 0, unit: "part" } as const;
    for (const [name, item] of Object.entries(PARAMETER_INPUTS)) {
      // The keys are names of inputs.
      const step: Step = { id: "consensus", value, inputs: [{ name: name as keyof typeof PARAMETER_INPUTS, value }] };
      const card = createElement(StepCard, { step, isOpen: true });
      const html = renderToStaticMarkup(createElement(LanguageContext.Provider, { value: language }, card));
      const { plain, chain } = namesOf(item, texts);
      expect(html.replaceAll("&#x27;", "'")).toContain(plain);
      expect(html).toMatch(new RegExp(`<code[^>]*>${chain}</code>`));
    }
  });
});
