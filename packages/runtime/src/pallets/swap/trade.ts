/**
 * One trade with a pool (protocol: staking §2.8). It says what would change hands; whoever trades moves the reserves.
 *
 * @packageDocumentation
 */

import { U64F64 } from "@opentao/fixed";
import { ensure, type State } from "../../framework/index.ts";
import { min, U16_MAX, U64_MAX } from "../../primitives/numbers.ts";
import { subnetExists } from "../subtensorStorage/existence.ts";
import { type Direction, inputUntil, outputOf, priceAfter } from "./curve.ts";
import { errors } from "./errors.ts";
import { initializePool } from "./liquidity.ts";
import { hasPool, poolOf, priceOf } from "./pool.ts";
import { FeeRate } from "./storage.ts";

/** Lowest price limit, in rao per alpha. */
export const MIN_PRICE = 1000n;
/** Highest price limit, in rao per alpha. */
export const MAX_PRICE = 1_000_000_000_000_000n;
/** Least that a pool must hold of what is bought. */
export const MINIMUM_RESERVE = 1_000_000n;

const UNIT_PRICE = 1_000_000_000n;
/** Most that may go into a pool at once, in multiples of what it holds. */
export const MAX_INPUT_FACTOR = 1000n;

/** Amounts that change hands in a trade. */
export interface Trade {
  /** Amount that goes into the pool, without the fee. */
  readonly amountPaidIn: bigint;
  /** Amount that comes out of the pool. */
  readonly amountPaidOut: bigint;
  /** Fee on top of what goes in, in the same token; all of it is the block author's. */
  readonly feePaid: bigint;
}

function feeAt(amount: bigint, rate: bigint, whole: bigint): bigint {
  return U64F64.toU64(U64F64.mul(U64F64.fromInteger(amount), U64F64.fraction(rate, whole)));
}

/** Fee on an amount that goes into a subnet's pool, the fee included; 0 where there is no pool. */
export function approximateFee(state: State, netuid: number, amount: bigint): bigint {
  return hasPool(state, netuid) ? feeAt(amount, BigInt(FeeRate.get(state, netuid)), BigInt(U16_MAX)) : 0n;
}

interface Order {
  readonly direction: Direction;
  readonly amount: bigint;
  /** Rao per alpha. */
  readonly limit: bigint;
  readonly dropFees: boolean;
}

function execute(state: State, netuid: number, { direction, amount, limit, dropFees }: Order): Trade {
  const fee = dropFees ? 0n : approximateFee(state, netuid, amount);
  const wanted = amount - fee;
  const before = poolOf(state, netuid);
  const [reserveIn, reserveOut] = direction === "buy" ? [before.tao, before.alpha] : [before.alpha, before.tao];
  ensure(wanted <= min(MAX_INPUT_FACTOR * reserveIn, U64_MAX), errors.SwapInputTooLarge);
  ensure(reserveOut >= MINIMUM_RESERVE, errors.ReservesTooLow);
  initializePool(state, netuid);

  const pool = poolOf(state, netuid);
  const price = priceOf(pool);
  const limitPrice = U64F64.fraction(limit, UNIT_PRICE);
  const isWithin = (p: U64F64) => (direction === "buy" ? p <= limitPrice : p >= limitPrice);
  ensure(isWithin(price) && price !== limitPrice, errors.PriceLimitExceeded);

  // A power with 256 bits: most of what a trade costs.
  const output = outputOf(pool, direction, wanted);
  const isWhole = isWithin(priceAfter(pool, direction, wanted, output));
  const amountPaidIn = isWhole ? wanted : inputUntil(pool, direction, price, limitPrice);
  const rate = BigInt(FeeRate.get(state, netuid));
  const feeOfPart = dropFees ? 0n : feeAt(amountPaidIn, rate, BigInt(U16_MAX) - rate);
  const amountPaidOut = isWhole ? output : outputOf(pool, direction, amountPaidIn);
  ensure(amountPaidIn === 0n || amountPaidOut !== 0n, errors.ReservesTooLow);
  return { amountPaidIn, amountPaidOut, feePaid: isWhole ? fee : feeOfPart };
}

/** Computes a trade on a subnet with a pool; nothing stays written when it fails. */
function swap(state: State, netuid: number, order: Order): Trade {
  return state.transactional(() => execute(state, netuid, order));
}

/**
 * Computes the purchase of alpha for `amount` TAO (rao), fee included, until the price would rise above `limit` (rao
 * per alpha). The caller moves the reserves.
 *
 * Fails with errors of this pallet: `SwapInputTooLarge`, `ReservesTooLow`, `PriceLimitExceeded`.
 */
export function swapBuy(state: State, netuid: number, amount: bigint, limit: bigint, dropFees: boolean): Trade {
  return swap(state, netuid, { direction: "buy", amount, limit, dropFees });
}

/**
 * Computes the sale of `amount` alpha, fee included, until the price would fall below `limit` (rao per alpha). The
 * caller moves the reserves.
 *
 * Fails with errors of this pallet: `SwapInputTooLarge`, `ReservesTooLow`, `PriceLimitExceeded`.
 */
export function swapSell(state: State, netuid: number, amount: bigint, limit: bigint, dropFees: boolean): Trade {
  return swap(state, netuid, { direction: "sell", amount, limit, dropFees });
}

function simulate(state: State, netuid: number, direction: Direction, amount: bigint): Trade {
  if (!hasPool(state, netuid)) {
    const paid = subnetExists(state, netuid) ? amount : 0n;
    return { amountPaidIn: paid, amountPaidOut: paid, feePaid: 0n };
  }
  const limit = direction === "buy" ? MAX_PRICE : MIN_PRICE;
  return state.dryRun(() => execute(state, netuid, { direction, amount, limit, dropFees: false }));
}

/** Trade that buying for `amount` TAO (rao) at any price would be. Fails as the trade would. */
export function simulateBuy(state: State, netuid: number, amount: bigint): Trade {
  return simulate(state, netuid, "buy", amount);
}

/** Trade that selling `amount` alpha at any price would be. Fails as the trade would. */
export function simulateSell(state: State, netuid: number, amount: bigint): Trade {
  return simulate(state, netuid, "sell", amount);
}

/** Alpha worth `amount` TAO (rao) at the price `price`; 0 when alpha is worth nothing. */
export function alphaFor(amount: bigint, price: U64F64): bigint {
  return U64F64.toU64(U64F64.div(U64F64.fromInteger(amount), price));
}

/** TAO (rao) that `amount` alpha is worth at the price `price`. */
export function taoFor(amount: bigint, price: U64F64): bigint {
  return U64F64.toU64(U64F64.mul(U64F64.fromInteger(amount), price));
}
