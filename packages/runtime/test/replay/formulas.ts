import type { Quantity, Step, StepId } from "../../src/replay/index.ts";
import { STEP_TEXTS } from "../../src/replay/texts.ts";

/** An exact number: numerator and denominator, which is positive. */
type Ratio = readonly [bigint, bigint];
/** Gives the values of a name: several where a sum goes over them. */
type Values = (name: string) => readonly Ratio[];

/** A formula, or a part of it, that is no arithmetic of names. */
class NoArithmetic extends Error {}
/** A name that a step has no input for, or a division by zero: there is nothing to find. */
class NoValue extends Error {}

const TOKENS = /\s*(e\^|[a-z]+[A-Za-z0-9]*|\d{1,3}(?:,\d{3})+|\d+|[⌊⌋()×/+−,Σ])/y;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKENS.lastIndex = 0;
  while (TOKENS.lastIndex < text.trimEnd().length) {
    const found = TOKENS.exec(text);
    if (found?.[1] === undefined) throw new NoArithmetic(text);
    tokens.push(found[1]);
  }
  return tokens;
}

const add = ([a, b]: Ratio, [c, d]: Ratio): Ratio => [a * d + c * b, b * d];
const negative = ([a, b]: Ratio): Ratio => [-a, b];
const less = ([a, b]: Ratio, [c, d]: Ratio): boolean => a * d < c * b;
const ratioOf = ({ bits, fraction }: Quantity): Ratio => [bits, 1n << BigInt(fraction)];

function floor([a, b]: Ratio): Ratio {
  return [a >= 0n ? a / b : -((b - 1n - a) / b), 1n];
}

/** e to the power of a number that is not far from 0, to 52 bits. */
function power([a, b]: Ratio): Ratio {
  const precise = 2 ** 52;
  const value = Math.exp(Number((a << 52n) / b) / precise);
  return [BigInt(Math.round(value * precise)), BigInt(precise)];
}

/** One reading of a formula, from left to right. */
class Reading {
  readonly #tokens: string[];
  readonly #values: Values;

  constructor(text: string, values: Values) {
    this.#tokens = tokensOf(text);
    this.#values = values;
  }

  whole(): Ratio {
    const value = this.#sum();
    if (this.#tokens.length > 0) throw new NoArithmetic(this.#tokens.join(" "));
    return value;
  }

  #take(...wanted: string[]): string | undefined {
    const [next = ""] = this.#tokens;
    return wanted.includes(next) ? this.#tokens.shift() : undefined;
  }

  #sum(): Ratio {
    let value = this.#product();
    for (let sign = this.#take("+", "−"); sign !== undefined; sign = this.#take("+", "−")) {
      const other = this.#product();
      value = add(value, sign === "+" ? other : negative(other));
    }
    return value;
  }

  #product(): Ratio {
    let value = this.#single();
    for (let sign = this.#take("×", "/"); sign !== undefined; sign = this.#take("×", "/")) {
      const [a, b] = this.#single();
      if (sign === "/" && a === 0n) throw new NoValue("0");
      value = sign === "×" ? [value[0] * a, value[1] * b] : [value[0] * b, value[1] * a];
    }
    return value;
  }

  #single(): Ratio {
    const token = this.#tokens.shift() ?? "";
    if (token === "⌊") return floor(this.#until("⌋"));
    if (token === "(") return this.#until(")");
    if (token === "Σ") return this.#named(this.#tokens.shift() ?? "").reduce(add, [0n, 1n]);
    if (token === "−") return negative(this.#single());
    if (token === "e^") return power(this.#single());
    if (/^\d[\d,]*$/.test(token)) return [BigInt(token.replaceAll(",", "")), 1n];
    if ((token === "min" || token === "max") && this.#take("(") !== undefined) {
      const [a, b] = [this.#until(","), this.#until(")")];
      return less(a, b) === (token === "min") ? a : b;
    }
    const [value, another] = this.#named(token);
    if (value === undefined || another !== undefined) throw new NoValue(token);
    return value;
  }

  #until(end: string): Ratio {
    const value = this.#sum();
    if (this.#take(end) === undefined) throw new NoArithmetic(end);
    return value;
  }

  #named(name: string): readonly Ratio[] {
    if (!/^[a-z]+[A-Za-z0-9]*$/.test(name)) throw new NoArithmetic(name);
    return this.#values(name);
  }
}

/** Result of a formula beside the number that it is said to be. */
export interface Evaluated {
  readonly name: string;
  readonly found: Ratio;
  readonly told: Quantity;
}

/** A part of a whole, whose other parts a step does not have: `price / Σ price`. */
const PART_OF_ALL = /\b([A-Za-z]+) \/ Σ \1\b/;

/** Expressions of a formula: its own without a name, then those of names that it defines; conditions are left out. */
function expressionsOf(id: StepId): { name: string | undefined; expression: string }[] {
  const [formula = ""] = STEP_TEXTS[id].formula.split("; ");
  return formula.split(/, (?=[a-zA-Z]+ = )/).map((part) => {
    const [expression = "", name] = part.split(" = ").reverse();
    return { name, expression };
  });
}

/** Gives values of a step's inputs; of a name that it lacks, those of the steps that it rests on. */
function valuesOf({ inputs }: Step): Values {
  const deeper = inputs.flatMap(({ step }) => step?.inputs ?? []);
  return (name) => {
    const own = inputs.filter((input) => input.name === name);
    const found = own.length > 0 ? own : deeper.filter((input) => input.name === name);
    return found.map(({ value }) => ratioOf(value));
  };
}

/** Returns whether the formula of a step is arithmetic of its inputs, and no sentence. */
export function isArithmetic(id: StepId): boolean {
  const [own] = expressionsOf(id);
  if (own === undefined || PART_OF_ALL.test(own.expression)) return false;
  try {
    new Reading(own.expression, () => [[1n, 1n]]).whole();
    return true;
  } catch (error) {
    if (error instanceof NoArithmetic) return false;
    throw error;
  }
}

/** Returns what the formula of a step's text gives with the step's inputs, for the step and for what it defines. */
export function evaluate(step: Step): Evaluated[] {
  const { id, value, inputs } = step;
  if (!isArithmetic(id)) return [];
  // "0 if isRecycled" is how such a formula ends.
  if (inputs.some((input) => input.name === "isRecycled" && input.value.bits === 1n))
    return [{ name: id, found: [0n, 1n], told: value }];
  const values = valuesOf(step);
  return expressionsOf(id).flatMap(({ name, expression }): Evaluated[] => {
    const told = name === undefined ? value : inputs.find((input) => input.name === name)?.value;
    try {
      return told === undefined ? [] : [{ name: name ?? id, found: new Reading(expression, values).whole(), told }];
    } catch (error) {
      if (error instanceof NoValue) return [];
      throw error;
    }
  });
}

/** Returns by how much a formula's result is off from what was told, in the last bits of that. */
export function offBy({ found: [a, b], told: { bits, fraction } }: Evaluated): number {
  const scaled = (a << BigInt(fraction)) - bits * b;
  return Number(((scaled < 0n ? -scaled : scaled) * 1_000n) / b) / 1_000;
}
