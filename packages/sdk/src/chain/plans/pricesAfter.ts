import { type Pool, priceOf, weightsOf } from "../preview/pool.ts";
import { inPool, UNIT } from "../preview/prices.ts";

/**
 * Part of a price by which roundings move it, the chain's and those here: a limit that a trade just reaches would
 * refuse it now and then.
 */
const ROUNDINGS = 1e-9;

/** Price of a pool once so much TAO was put in, in rao per alpha (protocol: staking §2.8); of root, the unit. */
export function priceAfterStaking(pool: Pool | undefined, tao: bigint): bigint {
  if (pool === undefined) return UNIT;
  const grown = 1 + Number(inPool(tao, pool.feeRate)) / Number(pool.tao);
  return whole(Math.ceil(priceOf(pool) * grown ** (1 / weightsOf(pool).base) * (1 + ROUNDINGS)));
}

/** Price of a pool once so much alpha was put in, in rao per alpha (protocol: staking §2.8); of root, the unit. */
export function priceAfterUnstaking(pool: Pool | undefined, alpha: bigint): bigint {
  if (pool === undefined) return UNIT;
  const grown = 1 + Number(inPool(alpha, pool.feeRate)) / Number(pool.alpha);
  return whole((priceOf(pool) / grown ** (1 / weightsOf(pool).quote)) * (1 - ROUNDINGS));
}

/** Price of one subnet's alpha in another's, in billionths. */
export function relativePrice(from: Pool | undefined, to: Pool | undefined): bigint {
  const [sold, bought] = [from, to].map((pool) => (pool === undefined ? Number(UNIT) : priceOf(pool)));
  return whole(((sold ?? 0) / (bought ?? 0)) * Number(UNIT));
}

/**
 * Relative price, in billionths, up to which the chain lets so much alpha move: the limit that an amount just reaches
 * by the chain's own formula, which between two pools knows neither weights nor fees (protocol: staking §3.8).
 */
export function relativePriceAfter(from: Pool | undefined, to: Pool | undefined, alpha: bigint): bigint {
  if (from === undefined) {
    return to === undefined ? UNIT : (UNIT * UNIT) / priceAfterStaking(to, alpha);
  }
  if (to === undefined) return priceAfterUnstaking(from, alpha);
  const total = from.tao + to.tao;
  const there = (from.alpha * to.tao) / total;
  return (to.alpha * from.tao * UNIT) / (total * (alpha + there));
}

/** A whole number of rao, at least one: none would limit nothing. */
function whole(price: number): bigint {
  return BigInt(Math.max(1, Math.floor(Number.isFinite(price) ? price : Number.MAX_SAFE_INTEGER)));
}
