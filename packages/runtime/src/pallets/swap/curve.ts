/**
 * The curve `alpha^base × tao^quote = constant`: what goes out for what goes in, and what may go in before the price
 * passes a limit (protocol: staking §2.7).
 *
 * @packageDocumentation
 */

import { PERQUINTILL_ONE, powRatioScaled, type Ratio, U64F64 } from "@opentao/fixed";
import { min, saturatingAdd, saturatingSub, U64_MAX } from "../../primitives/numbers.ts";
import { baseWeight, type Pool, priceOf } from "./pool.ts";

/** Direction of a trade: TAO into the pool and alpha out, or the other way. */
export type Direction = "buy" | "sell";

const OUTPUT_PRECISION = 256;
const LIMIT_PRECISION = 1024;
const SCALE = PERQUINTILL_ONE;

/**
 * `before / after` of the input reserve, raised to the ratio of the weights: what is left of the output reserve, at
 * most 1.
 */
function remaining(before: bigint, after: bigint, exponent: Ratio): U64F64 {
  const power = powRatioScaled({ numerator: before, denominator: after }, exponent, OUTPUT_PRECISION, SCALE);
  if (power === undefined || power < 0n || power > U64_MAX) return U64F64.zero;
  return U64F64.least(U64F64.one, U64F64.fraction(power, SCALE));
}

/** Amount that goes out for `input`. */
export function outputOf(pool: Pool, direction: Direction, input: bigint): bigint {
  const { alpha, tao, quote } = pool;
  const base = baseWeight(quote);
  const [reserveIn, reserveOut] = direction === "buy" ? [tao, alpha] : [alpha, tao];
  const exponent =
    direction === "buy" ? { numerator: quote, denominator: base } : { numerator: base, denominator: quote };
  const left = remaining(reserveIn, saturatingAdd(reserveIn, input), exponent);
  return U64F64.toU64(U64F64.mul(U64F64.fromInteger(reserveOut), U64F64.sub(U64F64.one, left)));
}

/** Price after `input` went in and `output` went out. */
export function priceAfter(pool: Pool, direction: Direction, input: bigint, output: bigint): U64F64 {
  const { alpha, tao, quote } = pool;
  return direction === "buy"
    ? priceOf({ alpha: saturatingSub(alpha, output), tao: saturatingAdd(tao, input), quote })
    : priceOf({ alpha: saturatingAdd(alpha, input), tao: saturatingSub(tao, output), quote });
}

/** Amount that can go in before the price goes from `price` to `limit`. */
export function inputUntil(pool: Pool, direction: Direction, price: U64F64, limit: U64F64): bigint {
  const { alpha, tao, quote } = pool;
  const [reserve, ratio, weight] =
    direction === "buy"
      ? [tao, { numerator: limit, denominator: price }, baseWeight(quote)]
      : [alpha, { numerator: price, denominator: limit }, quote];
  const exponent = { numerator: weight, denominator: SCALE };
  const power = powRatioScaled(ratio, exponent, LIMIT_PRECISION, SCALE);
  if (power === undefined || power < 0n) return 0n;
  const growth = U64F64.sub(U64F64.fraction(min(power, U64_MAX), SCALE), U64F64.one);
  return U64F64.toU64(U64F64.mul(U64F64.fromInteger(reserve), growth));
}
