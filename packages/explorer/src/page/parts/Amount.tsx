import type { ReactNode } from "react";
import { exactTao, shortTao, wholeNumber } from "../texts/amounts.ts";
import { useLocale, useTexts } from "../texts/language.ts";
import { PARTS } from "./texts.ts";

/** Sign of TAO, and of root's alpha. */
export const TAO = "τ";
/** Sign of a subnet's own token where the subnet is not said. */
export const ALPHA = "α";

/** An amount of rao, in TAO or in a subnet's alpha; all of its digits when one points at it. */
export function Amount({ rao, unit = TAO }: { readonly rao: bigint; readonly unit?: string }): ReactNode {
  const locale = useLocale();
  const { exactly } = useTexts(PARTS);
  const exact = `${exactTao(rao)} ${unit} = ${exactly(wholeNumber(rao, locale))}`;
  return (
    <span title={exact}>
      {shortTao(rao, locale)}&nbsp;
      <bdi>{unit}</bdi>
    </span>
  );
}
