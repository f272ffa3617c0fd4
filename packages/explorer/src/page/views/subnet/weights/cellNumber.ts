import { numberFormat } from "../../../texts/formats.ts";
import type { Look } from "./matrix.ts";

/** Part below which a digit behind the point says something. */
const SMALL = 0.1;

/** Returns a value as short as it stands in a cell of the matrix: in percent, and nothing where there is nothing. */
export function cellNumber(value: number, look: Look, locale: string): string {
  if (value === 0) return "";
  return numberFormat(locale, {
    style: "percent",
    maximumFractionDigits: Math.abs(value) < SMALL ? 1 : 0,
    signDisplay: look === "difference" ? "exceptZero" : "auto",
  }).format(value);
}
