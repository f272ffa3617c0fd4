import { numberFormat } from "./formats.ts";
/** Rao of one TAO, and of one alpha. */
export const RAO = 1_000_000_000n;

const DECIMALS = 9;

/** Returns an amount of rao as a decimal number of TAO, all of its digits. */
export function exactTao(rao: bigint): string {
  const digits = (rao < 0n ? -rao : rao).toString().padStart(DECIMALS + 1, "0");
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, "");
  return `${rao < 0n ? "-" : ""}${digits.slice(0, -DECIMALS)}${fraction === "" ? "" : `.${fraction}`}`;
}

/** Digits behind the point that say something of an amount: four that count, two at least. */
function fractionDigits(rao: bigint): number {
  const size = rao < 0n ? -rao : rao;
  if (size === 0n || size >= RAO) return size >= 1_000n * RAO ? 2 : 4;
  return Math.min(DECIMALS, DECIMALS - size.toString().length + 4);
}

/** Returns an amount of rao in TAO as people of a locale write it, rounded to what can be read at a glance. */
export function shortTao(rao: bigint, locale: string): string {
  const digits = fractionDigits(rao);
  const format = numberFormat(locale, { maximumFractionDigits: digits });
  // Its text as a decimal number is formatted exactly, however long it is. The types say so from ES2023 on.
  return format.format(exactTao(rao) as `${number}`);
}

/** Returns a whole number as people of a locale write it. */
export function wholeNumber(value: number | bigint, locale: string): string {
  return numberFormat(locale).format(value);
}

/** Returns a part of one (0 to 1) in percent. */
export function percent(part: number, locale: string, digits = 2): string {
  return numberFormat(locale, { style: "percent", maximumFractionDigits: digits }).format(part);
}

/** Returns a u16 fraction (65,535 is one) in percent. */
export function percentOfU16(value: number, locale: string): string {
  return percent(value / 65_535, locale);
}
