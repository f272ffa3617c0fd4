import type { Chain } from "../chain.ts";
import type { ReadOptions } from "../reads/raw.ts";
import { Refusal } from "./refusal.ts";

/** Pool of a subnet; amounts in rao. */
export interface Pool {
  readonly tao: bigint;
  readonly alpha: bigint;
  /** Weight of the TAO, in parts of 10¹⁸. */
  readonly weight: bigint;
  /** Parts of 65,535 that a trade pays. */
  readonly feeRate: number;
}

/** Unit of prices: rao per alpha, and billionths. */
const UNIT = 1_000_000_000n;
const WEIGHTS = 1_000_000_000_000_000_000n;
const FEE_UNIT = 65_535n;
/** Part of a reserve that one trade may put in at most. */
export const MAX_INPUT_FACTOR = 1000n;
/** Reserve that the side that pays out holds at least. */
const MIN_RESERVE = 1_000_000n;
const DYNAMIC = 1;
/** Amount of what has no limit. */
const NO_LIMIT = 2n ** 64n - 1n;

/** Returns the pool of a subnet of this mechanism; `undefined` where TAO is alpha (root). */
export function poolOf(mechanism: number, pool: Pool): Pool | undefined {
  return mechanism === DYNAMIC ? pool : undefined;
}

/** Reads a subnet's pool; `undefined` where TAO is alpha (root). */
export async function readPool(chain: Chain, netuid: number, { at }: ReadOptions): Promise<Pool | undefined> {
  const { SubtensorModule, Swap } = chain.at(at).query;
  const [mechanism, tao, alpha, weight, feeRate] = await Promise.all([
    SubtensorModule.SubnetMechanism(netuid),
    SubtensorModule.SubnetTAO(netuid),
    SubtensorModule.SubnetAlphaIn(netuid),
    Swap.SwapBalancer(netuid),
    Swap.FeeRate(netuid),
  ]);
  return poolOf(mechanism, { tao, alpha, weight, feeRate });
}

/** Fee of an amount that goes into a pool. */
export function poolFee(pool: Pool | undefined, amount: bigint): bigint {
  return pool === undefined ? 0n : (amount * BigInt(pool.feeRate)) / FEE_UNIT;
}

/** Amount of which an amount is left when the fee is taken off: what a trade without fee is quoted as. */
export function beforeFee(pool: Pool | undefined, amount: bigint): bigint {
  if (pool === undefined) return amount;
  const left = FEE_UNIT - BigInt(pool.feeRate);
  return (amount * FEE_UNIT) / left;
}

/** TAO that can be staked before the price rises above a limit (protocol: staking §3.2). @throws Refusal */
export function mostToStake(pool: Pool | undefined, limit: bigint): bigint {
  if (pool === undefined) return limit >= UNIT ? NO_LIMIT : 0n;
  if (pool.alpha < MIN_RESERVE) throw new Refusal("Swap", "ReservesTooLow");
  const { base } = weightsOf(pool);
  const times = Number(limit) / priceOf(pool);
  if (!(times > 1)) throw new Refusal("Swap", "PriceLimitExceeded");
  return mostIn(pool, pool.tao, times ** base - 1);
}

/** Alpha that can be sold before the price falls below a limit (protocol: staking §3.5). @throws Refusal */
export function mostToUnstake(pool: Pool | undefined, limit: bigint): bigint {
  if (pool === undefined) return limit <= UNIT ? NO_LIMIT : 0n;
  if (pool.tao < MIN_RESERVE) throw new Refusal("Swap", "ReservesTooLow");
  const { quote } = weightsOf(pool);
  const times = priceOf(pool) / Number(limit);
  if (!(times > 1)) throw new Refusal("Swap", "PriceLimitExceeded");
  return mostIn(pool, pool.alpha, times ** quote - 1);
}

/**
 * Alpha that can move between subnets before the relative price falls below a limit; 0 as a limit is none. Between two
 * pools it is the chain's formula, which knows neither weights nor fees (protocol: staking §3.8). @throws Refusal
 */
export function mostToMove(from: Pool | undefined, to: Pool | undefined, limit: bigint): bigint {
  if (from === undefined) {
    if (to === undefined) return limit > UNIT ? 0n : NO_LIMIT;
    return limit === 0n ? NO_LIMIT : mostToStake(to, (UNIT * UNIT) / limit);
  }
  if (to === undefined) return mostToUnstake(from, limit);
  if ([from.tao, from.alpha, to.tao, to.alpha].includes(0n)) return 0n;
  if (Number(limit) / 1e9 > priceOf(from) / priceOf(to)) return 0n;
  if (limit === 0n) return NO_LIMIT;
  const total = from.tao + to.tao;
  const reachable = (to.alpha * from.tao * UNIT) / (total * limit);
  const there = (from.alpha * to.tao) / total;
  // A quotient that the chain cannot hold is 0 there.
  return reachable > NO_LIMIT || reachable < there ? 0n : reachable - there;
}

/** Weights of a pool's two sides, from 0 to 1. */
export function weightsOf({ weight }: Pool): { readonly base: number; readonly quote: number } {
  return { base: Number(WEIGHTS - weight) / Number(WEIGHTS), quote: Number(weight) / Number(WEIGHTS) };
}

/** Price in rao per alpha. */
export function priceOf(pool: Pool): number {
  const { base, quote } = weightsOf(pool);
  return ((base / quote) * Number(UNIT) * Number(pool.tao)) / Number(pool.alpha);
}

/** Amount, fee included, that makes a reserve so much larger, as far as one trade may. */
function mostIn(pool: Pool, reserve: bigint, part: number): bigint {
  const most = Number(reserve * MAX_INPUT_FACTOR);
  const put = BigInt(Math.floor(Math.min(Number(reserve) * part, most)));
  return beforeFee(pool, put);
}
