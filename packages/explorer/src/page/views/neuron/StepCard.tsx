import type { Input, Step, SymbolId } from "@opentao/runtime/replay";
import { STEP_TEXTS, SYMBOL_TEXTS } from "@opentao/runtime/replay/texts";
import { type ReactNode, useContext, useState } from "react";
import { EXPLANATIONS } from "../../parts/parameters/explanations.ts";
import { type Names, namesOf, UNLISTED } from "../../parts/parameters/names.ts";
import { ParameterName } from "../../parts/parameters/ParameterName.tsx";
import { wholeNumber } from "../../texts/amounts.ts";
import { LanguageContext, type Texts, useLocale, useTexts } from "../../texts/language.ts";
import { piecesOf } from "./formula.ts";
import styles from "./neuron.module.css";
import { PARAMETER_INPUTS } from "./parameterInputs.ts";
import { quantityText } from "./quantity.ts";
import { INPUT_NAMES_FR, STEP_FORMULAS_FR, STEP_TITLES_FR } from "./stepTextsFr.ts";
import { STEP_TITLES_EN } from "./stepTitlesEn.ts";
import { NEURON } from "./texts.ts";

/** Inputs of a step that are shown at once; of a large subnet there may be hundreds. */
const SHOWN = 12;

/** Names that the page has of its own, in each language. */
const NAMES: Texts<Readonly<Partial<Record<SymbolId, string>>>> = {
  en: STEP_TITLES_EN,
  fr: { ...INPUT_NAMES_FR, ...STEP_TITLES_FR },
};

/** Names of steps and inputs in the language of the page. */
interface StepNames {
  readonly nameOf: (symbol: SymbolId) => string;
  /** Names of an input that is a hyperparameter. */
  readonly parameterOf: (symbol: SymbolId) => Names | undefined;
  readonly formulaOf: (id: Step["id"]) => string;
}

function useNames(): StepNames {
  const language = useContext(LanguageContext);
  const [explanations, unlisted] = [useTexts(EXPLANATIONS), useTexts(UNLISTED)];
  const parameterOf = (symbol: SymbolId): Names | undefined => {
    const item = PARAMETER_INPUTS[symbol];
    return item && namesOf(item, { explanations, unlisted });
  };
  const own = NAMES[language];
  return {
    nameOf: (symbol) => parameterOf(symbol)?.plain ?? own[symbol] ?? SYMBOL_TEXTS[symbol],
    parameterOf,
    formulaOf: (id) => (language === "fr" ? STEP_FORMULAS_FR[id] : undefined) ?? STEP_TEXTS[id].formula,
  };
}

/** A quantity, short, and exact when one points at it. */
function Figure({ of }: { readonly of: Step["value"] }): ReactNode {
  const words = useTexts(NEURON);
  const { short, exact } = quantityText(of, useLocale(), words);
  return <span title={exact}>{short}</span>;
}

/** Whom a number is about, where that is another neuron. */
function About({ of }: { readonly of: Input["of"] }): ReactNode {
  const words = useTexts(NEURON);
  if (of === undefined || (of.uid === undefined && of.mechanism === undefined)) return null;
  return <span className="quiet"> ({of.uid === undefined ? `#${of.mechanism}` : `${words.miniUid} ${of.uid}`})</span>;
}

function Formula({ step }: { readonly step: Step }): ReactNode {
  const { nameOf, formulaOf } = useNames();
  const single = new Map<SymbolId, Input | undefined>();
  for (const input of step.inputs) single.set(input.name, single.has(input.name) ? undefined : input);
  const pieces = piecesOf(formulaOf(step.id));
  let place = 0;
  return (
    <p className={styles.formula}>
      {pieces.map((piece) => {
        place += 1;
        if ("text" in piece) return <span key={place}>{piece.text}</span>;
        const input = single.get(piece.symbol);
        return (
          <span key={place} className={styles.symbol}>
            {nameOf(piece.symbol)}
            {input !== undefined && (
              <span className={styles.value}>
                <Figure of={input.value} />
              </span>
            )}
          </span>
        );
      })}
    </p>
  );
}

/** A number on the way, how it was found, and what it was made of: each of that opens in turn. */
export function StepCard({ step, isOpen = false }: { readonly step: Step; readonly isOpen?: boolean }): ReactNode {
  const words = useTexts(NEURON);
  const locale = useLocale();
  const { nameOf, parameterOf } = useNames();
  const [wasOpened, setOpened] = useState(isOpen);
  return (
    <details
      className={styles.step}
      open={isOpen}
      onToggle={(event) => setOpened(wasOpened || event.currentTarget.open)}
    >
      <summary>
        <span>
          {nameOf(step.id)}
          <About of={step.of} />
        </span>
        <strong>
          <Figure of={step.value} />
        </strong>
      </summary>
      {wasOpened && (
        <div className={styles.made}>
          <Formula step={step} />
          {step.inputs.slice(0, SHOWN).map((input, place) => {
            const parameter = parameterOf(input.name);
            return input.step === undefined ? (
              <p key={`${input.name} ${input.of?.uid ?? place}`} className={styles.input}>
                <span>
                  {parameter === undefined ? nameOf(input.name) : <ParameterName of={parameter} />}
                  <About of={input.of} />
                </span>
                <Figure of={input.value} />
              </p>
            ) : (
              <StepCard key={`${input.name} ${input.of?.uid ?? place}`} step={input.step} />
            );
          })}
          {step.inputs.length > SHOWN && (
            <p className="quiet">{words.more(wholeNumber(step.inputs.length - SHOWN, locale))}</p>
          )}
        </div>
      )}
    </details>
  );
}
