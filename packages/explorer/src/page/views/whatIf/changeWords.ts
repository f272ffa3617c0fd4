import type { ParameterName, WhatIfChange } from "@opentao/runtime/replay";
import { ALPHA, TAO } from "../../parts/Amount.tsx";
import type { EXPLANATIONS } from "../../parts/parameters/explanations.ts";
import { exactTao, percentOfU16, wholeNumber } from "../../texts/amounts.ts";
import { LISTED, PARAMETER_FORMS, type ParameterForm, writeParameter } from "./parameters.ts";
import type { WHAT_IF } from "./texts.ts";

/** Texts in which a change is told. */
export interface ChangeTexts {
  readonly words: (typeof WHAT_IF)["en"];
  readonly explanations: (typeof EXPLANATIONS)["en"];
}

/** Units in which a person writes a hyperparameter of a form. */
const UNITS: Readonly<Partial<Record<ParameterForm["kind"], string>>> = { part: "%", rao: ALPHA };

const isListed = (name: ParameterName): name is keyof typeof LISTED => Object.hasOwn(LISTED, name);

/** Returns a hyperparameter in words, with its unit. */
export function parameterWords(name: ParameterName, { words, explanations }: ChangeTexts): string {
  const text = isListed(name) ? explanations[LISTED[name]][0] : words.parameters[name];
  const unit = UNITS[PARAMETER_FORMS[name].kind];
  return unit === undefined ? text : `${text} (${unit})`;
}

/** Returns a change in words; `uidOf` gives the UID of a hotkey (hexadecimal). */
export function changeWords(
  change: WhatIfChange,
  texts: ChangeTexts,
  locale: string,
  uidOf: (hotkey: string) => number | undefined,
): string {
  const { says, on, off } = texts.words;
  switch (change.kind) {
    case "parameter": {
      const form = PARAMETER_FORMS[change.item];
      const value = form.kind === "switch" ? (change.value === 0n ? off : on) : writeParameter(form, change.value);
      return says.parameter(parameterWords(change.item, texts), value);
    }
    case "weights": {
      const count = change.weights.filter(([, weight]) => weight > 0).length;
      return says.weights(`${change.uid}`, count, wholeNumber(count, locale));
    }
    case "stake": {
      const amount = `${change.amount > 0n ? "+" : ""}${exactTao(change.amount)} ${change.onRoot ? TAO : ALPHA}`;
      return says.stake(`${uidOf(change.hotkey) ?? change.hotkey}`, amount);
    }
    case "take":
      return says.take(`${uidOf(change.hotkey) ?? change.hotkey}`, percentOfU16(change.take, locale));
  }
}
