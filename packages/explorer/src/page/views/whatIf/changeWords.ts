import type { ParameterName, WhatIfChange } from "@opentao/runtime/replay";
import { ALPHA, TAO } from "../../parts/Amount.tsx";
import { namesOf, type ParameterTexts } from "../../parts/parameters/names.ts";
import { exactTao, percentOfU16, wholeNumber } from "../../texts/amounts.ts";
import { PARAMETER_FORMS, type ParameterForm, writeParameter } from "./parameters.ts";
import type { WHAT_IF } from "./texts.ts";

/** Texts in which a change is told. */
export interface ChangeTexts extends ParameterTexts {
  readonly words: (typeof WHAT_IF)["en"];
}

/** Units in which a person writes a hyperparameter of a form. */
const UNITS: Readonly<Partial<Record<ParameterForm["kind"], string>>> = { part: "%", rao: ALPHA };

/** Returns a hyperparameter in words, with its unit, and by the chain's name: a list to choose from has no markup. */
export function parameterWords(name: ParameterName, texts: ChangeTexts): string {
  const { plain, chain } = namesOf(name, texts);
  const unit = UNITS[PARAMETER_FORMS[name].kind];
  return `${plain}${unit === undefined ? "" : ` (${unit})`} · ${chain}`;
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
