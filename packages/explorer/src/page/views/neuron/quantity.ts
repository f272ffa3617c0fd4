import type { Quantity } from "@opentao/runtime/replay";
import { exactTao, percent, shortTao, wholeNumber } from "../../texts/amounts.ts";
import { numberFormat } from "../../texts/formats.ts";

/** Digits behind the point that are shown of exact fractions at most. */
const EXACT_DIGITS = 24;

/** Returns `bits / 2^fraction` as a decimal number, all of its digits up to a limit. */
export function exactDecimal({ bits, fraction }: Quantity): string {
  const size = bits < 0n ? -bits : bits;
  const whole = size >> BigInt(fraction);
  let rest = size - (whole << BigInt(fraction));
  let digits = "";
  while (rest !== 0n && digits.length < EXACT_DIGITS) {
    rest *= 10n;
    digits += `${rest >> BigInt(fraction)}`;
    rest &= (1n << BigInt(fraction)) - 1n;
  }
  return `${bits < 0n ? "-" : ""}${whole}${digits === "" ? "" : `.${digits}`}${rest === 0n ? "" : "…"}`;
}

/** Returns a quantity as a double: for what is shown at a glance. */
export function roughly({ bits, fraction }: Quantity): number {
  // Split, so that wide numbers lose their last digits alone.
  const whole = bits >> BigInt(fraction);
  const rest = bits - (whole << BigInt(fraction));
  return Number(whole) + Number(rest) / 2 ** fraction;
}

const rao = ({ bits, fraction }: Quantity): bigint => bits >> BigInt(fraction);

/** Words for switches. */
export interface YesNo {
  readonly yes: string;
  readonly no: string;
}

/** Returns a quantity as people read it: short, and exact. */
export function quantityText(
  quantity: Quantity,
  locale: string,
  words: YesNo,
): { readonly short: string; readonly exact: string } {
  const exact = exactDecimal(quantity);
  switch (quantity.unit) {
    case "tao":
      return { short: `${shortTao(rao(quantity), locale)} τ`, exact: `${exactTao(rao(quantity))} τ = ${exact} rao` };
    case "alpha":
    case "stake":
      return { short: `${shortTao(rao(quantity), locale)} α`, exact: `${exactTao(rao(quantity))} α = ${exact} × 10⁻⁹` };
    case "part":
      return { short: percent(roughly(quantity), locale, 4), exact };
    case "yes":
      return { short: quantity.bits === 0n ? words.no : words.yes, exact };
    case "price":
      return {
        short: `${numberFormat(locale, { maximumSignificantDigits: 5 }).format(roughly(quantity))} τ/α`,
        exact,
      };
    case "block":
      return { short: wholeNumber(quantity.bits, locale), exact };
    default:
      return { short: numberFormat(locale, { maximumSignificantDigits: 6 }).format(roughly(quantity)), exact };
  }
}
