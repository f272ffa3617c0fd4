import type { WhatIfChange } from "@opentao/runtime/replay";
import { ALPHA, TAO } from "../../parts/Amount.tsx";
import { exactTao, percentOfU16, wholeNumber } from "../../texts/amounts.ts";
import { PARAMETER_FORMS, writeParameter } from "./parameters.ts";
import type { WHAT_IF } from "./texts.ts";

type Words = (typeof WHAT_IF)["en"];

/** Returns a change in words; `uidOf` gives the UID of a hotkey (hexadecimal). */
export function changeWords(
  change: WhatIfChange,
  words: Words,
  locale: string,
  uidOf: (hotkey: string) => number | undefined,
): string {
  const { says, parameters, on, off } = words;
  switch (change.kind) {
    case "parameter": {
      const form = PARAMETER_FORMS[change.item];
      const value = form.kind === "switch" ? (change.value === 0n ? off : on) : writeParameter(form, change.value);
      return says.parameter(parameters[change.item], value);
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
