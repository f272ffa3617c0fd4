import { ensureRao } from "../amount.ts";
import { ChainError } from "../errors.ts";

/** Unit of prices: rao per alpha. */
export const UNIT = 1_000_000_000n;
const FEE_UNIT = 65_535n;
/** Price up to which the chain trades without a limit (protocol: staking §2.8). */
const MAX_PRICE = 1_000_000_000_000_000n;
/** Rao by which the chain's roundings make a trade smaller at most: of the fee, of the pool, of the position. */
const ROUNDING = 3n;

/** Amount that goes into the pool, the fee taken off. */
export function inPool(amount: bigint, feeRate: number): bigint {
  return amount - ceilDivide(amount * BigInt(feeRate), FEE_UNIT);
}

/** Amount that a trade brings by all roundings. */
export function atLeast(amount: bigint): bigint {
  return amount > ROUNDING ? amount - ROUNDING : 0n;
}

/**
 * Raises a price by a tolerance. Up: a tolerance above 0 allows one rao at least, and no price is refused for being the
 * present one.
 *
 * @throws ChainError `INVALID_ARGUMENT`
 */
export function raised(price: bigint, tolerance: number): bigint {
  return ceilDivide(price * (UNIT + billionths(tolerance)), UNIT);
}

/**
 * Lowers a price by a tolerance. Up: of a price of a few rao one less is far more than the tolerance, and 0 would be no
 * limit to the chain.
 *
 * @throws ChainError `INVALID_ARGUMENT`
 */
export function lowered(price: bigint, tolerance: number): bigint {
  return ceilDivide(price * (UNIT - billionths(tolerance)), UNIT);
}

/** Refuses a price of 0, from which no limit follows. @throws ChainError `INVALID_AMOUNT`, `INVALID_ARGUMENT` */
export function ensureLimiting(price: bigint, what: string): void {
  ensureRao(price, what);
  if (price > 0n) return;
  const message = `${what} is 0, which would limit nothing`;
  throw new ChainError("INVALID_ARGUMENT", message, "Read the price: a subnet without one cannot be traded on.");
}

/** Refuses to buy up to a price that the chain never goes beyond. @throws ChainError `INVALID_ARGUMENT` */
export function ensureBelowAny(worstPrice: bigint): void {
  if (worstPrice < MAX_PRICE) return;
  const message = `the worst price is ${worstPrice} rao, which would limit nothing`;
  throw new ChainError("INVALID_ARGUMENT", message, `Give a price and a tolerance that stay below ${MAX_PRICE} rao.`);
}

function ceilDivide(a: bigint, b: bigint): bigint {
  return (a + b - 1n) / b;
}

/** A tolerance in billionths. */
function billionths(tolerance: number): bigint {
  // Nearly 1 stays below it.
  if (tolerance >= 0 && tolerance < 1) return BigInt(Math.min(Math.round(tolerance * 1e9), 1e9 - 1));
  const message = `the tolerance is ${String(tolerance)}, not a part of the price from 0 to below 1`;
  throw new ChainError("INVALID_ARGUMENT", message, "Give 0.005 for half a percent.");
}
