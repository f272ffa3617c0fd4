import { ensureAddress } from "../address.ts";
import { ChainError } from "../errors.ts";

/** Form in which a person writes the value of a parameter, and reads it. */
export interface Form<Value> {
  /** In a sentence after "Give": `a whole number from 0 to 65535`. */
  readonly takes: string;
  /** Returns `undefined` for a text that is no such value. */
  readonly parse: (text: string) => Value | undefined;
  readonly text: (value: Value) => string;
}

const U16_MOST = 65_535;
const U64_MOST = (1n << 64n) - 1n;
const FRACTION_BITS = 64n;
const BILLION = 1_000_000_000n;

/** A decimal number with at most nine digits behind the point, in billionths. */
function billionths(text: string): bigint | undefined {
  const [, whole, fraction = ""] = /^(\d{1,10})(?:\.(\d{1,9}))?$/.exec(text) ?? [];
  return whole === undefined ? undefined : BigInt(whole) * BILLION + BigInt(fraction.padEnd(9, "0"));
}

function decimal(value: bigint): string {
  const fraction = (value % BILLION).toString().padStart(9, "0").replace(/0+$/, "");
  return `${value / BILLION}${fraction === "" ? "" : `.${fraction}`}`;
}

/** Whole numbers up to a most. */
export function upTo(most: number): Form<number> {
  return {
    takes: `a whole number from 0 to ${most}`,
    parse: (text) => (/^\d{1,10}$/.test(text) && Number(text) <= most ? Number(text) : undefined),
    text: String,
  };
}

/** Whole numbers of 16 bits. */
export const short: Form<number> = upTo(U16_MOST);

/** Whole numbers of 64 bits. */
export const long: Form<bigint> = {
  takes: `a whole number from 0 to ${U64_MOST}`,
  parse: (text) => (/^\d{1,20}$/.test(text) && BigInt(text) <= U64_MOST ? BigInt(text) : undefined),
  text: String,
};

/** Whole numbers that may be negative, of 16 bits. */
export const signed: Form<number> = {
  takes: "a whole number from -32768 to 32767",
  parse: (text) => (/^-?\d{1,5}$/.test(text) && Math.abs(Number(text) + 0.5) < 32_768 ? Number(text) : undefined),
  text: String,
};

/** Switches. */
export const flag: Form<boolean> = {
  takes: "true or false",
  parse: (text) => (/^(true|on|yes)$/i.test(text) ? true : /^(false|off|no)$/i.test(text) ? false : undefined),
  text: String,
};

/** Amounts of TAO, in rao. */
export const tao: Form<bigint> = {
  takes: "an amount of TAO with at most nine decimals, such as 0.5",
  parse: billionths,
  text: (value) => `${decimal(value)} TAO`,
};

/** Parts of a whole, out of 65535. */
export const part: Form<number> = {
  takes: "a part of 65535, or percent, such as 50%",
  parse: (text) => {
    if (!text.endsWith("%")) return short.parse(text);
    const percent = billionths(text.slice(0, -1));
    return percent === undefined || percent > 100n * BILLION
      ? undefined
      : Number((percent * BigInt(U16_MOST) + 50n * BILLION) / (100n * BILLION));
  },
  text: (value) => `${value} (${((value / U16_MOST) * 100).toFixed(2)}%)`,
};

/** Lowest and highest part of a whole, out of 65535. */
export const parts: Form<readonly [low: number, high: number]> = {
  takes: "two parts of 65535, or percent, such as 70%,90%",
  parse: (text) => {
    const [low, high, ...more] = text.split(",").map((one) => part.parse(one.trim()));
    return low === undefined || high === undefined || more.length > 0 ? undefined : [low, high];
  },
  text: ([low, high]) => `${part.text(low)}, ${part.text(high)}`,
};

const EQUAL = "equal";

/** Shares of a whole, out of 65535 together; `null` when they are equal. */
export const shares: Form<readonly number[] | null> = {
  takes: "equal, or shares that make a whole, such as 70%,30%",
  parse: (text) => {
    if (text === EQUAL) return null;
    const given = text.split(",").map((one) => (one.includes("%") ? one.trim() : `${one.trim()}%`));
    const percent = given.map((one) => billionths(one.slice(0, -1)));
    const total = percent.reduce<bigint>((sum, one) => sum + (one ?? -1n), 0n);
    if (percent.includes(undefined) || total !== 100n * BILLION) return undefined;
    const first = given.slice(0, -1).map((one) => part.parse(one) ?? 0);
    // What rounding leaves goes to the last: the chain takes nothing but the whole.
    return [...first, U16_MOST - first.reduce((sum, one) => sum + one, 0)];
  },
  text: (value) => (value === null ? EQUAL : value.map(part.text).join(", ")),
};

/** Factors, with 64 bits behind the point. */
export const factor: Form<bigint> = {
  takes: "a decimal number, such as 1.26",
  parse: (text) => {
    const value = billionths(text);
    return value === undefined ? undefined : (value << FRACTION_BITS) / BILLION;
  },
  // The nearest: the bits of 1.26 are a little less than it.
  text: (bits) => decimal((bits * BILLION + (1n << (FRACTION_BITS - 1n))) >> FRACTION_BITS),
};

/** Hotkeys, as SS58 addresses. */
export const hotkey: Form<string> = {
  takes: "the SS58 address of a hotkey",
  parse: (text) => {
    try {
      ensureAddress(text);
      return text;
    } catch (error) {
      if (!(error instanceof ChainError)) throw error;
      return undefined;
    }
  },
  text: (address) => address,
};

/** Ways of what is withheld from the owner. */
export const recycleOrBurn: Form<{ readonly type: "Recycle" | "Burn" }> = {
  takes: "recycle or burn",
  parse: (text) =>
    /^recycle$/i.test(text) ? { type: "Recycle" } : /^burn$/i.test(text) ? { type: "Burn" } : undefined,
  text: ({ type }) => type.toLowerCase(),
};
