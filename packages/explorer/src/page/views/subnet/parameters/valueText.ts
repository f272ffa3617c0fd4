import { U16_MAX } from "@opentao/codec";
import type { Form, Value } from "../../../parts/parameters/definitions.ts";
import { percent, shortTao, wholeNumber } from "../../../texts/amounts.ts";
import { numberFormat } from "../../../texts/formats.ts";
import { duration } from "../../../texts/times.ts";
import type { ParameterWords } from "./texts.ts";

/** Words and measures that numbers are written with. */
interface Writing {
  readonly words: ParameterWords;
  readonly locale: string;
  /** Milliseconds between blocks. */
  readonly blockTime: number;
}

const decimals = (value: number, locale: string): string =>
  numberFormat(locale, { maximumFractionDigits: 3 }).format(value);

/** Fixed-point numbers as the chain gives them, by the bits behind the point. */
const fixed = (bits: bigint, places: number): number => Number(bits) / 2 ** places;

/** Returns the value of a parameter as people read it. */
export function valueText(form: Form, value: Value, { words, locale, blockTime }: Writing): string {
  if (typeof value === "boolean") return value ? words.yes : words.no;
  const count = Number(value);
  switch (form) {
    case "blocks":
      return words.blocks(count, wholeNumber(value, locale), duration(count * blockTime, locale));
    case "epochs":
      return words.epochs(count, wholeNumber(value, locale));
    case "milliTempos":
      return words.tempos(decimals(count / 1_000, locale));
    case "u16Part":
      return percent(count / U16_MAX, locale);
    case "millionths":
      return percent(count / 1_000_000, locale, 4);
    case "tao":
      return `${shortTao(BigInt(value), locale)} τ`;
    case "fixed32":
      return decimals(fixed(BigInt(value), 32), locale);
    case "fixed64":
      return words.times(decimals(fixed(BigInt(value), 64), locale));
    default:
      return wholeNumber(value, locale);
  }
}
