import * as z from "zod";
import type { Chain } from "../chain.ts";
import { ChainError } from "../errors.ts";
import { expectValue } from "../expectValue.ts";
import { UNIT } from "../preview/prices.ts";

/** Subnet whose alpha is TAO. */
export const ROOT = 0;
/** Blocks from which a trade is imagined, and blocks that it may wait for its own. */
const BLOCKS = 32;
const WAIT = 3;
/** Time in which the past is told or not at all, in milliseconds. */
const PATIENCE_MS = 2_000;
/** Prices that are kept of a chain: those of past blocks never change. */
const MOST_KEPT = 4096;

const hashes = z.array(z.string().max(100).nullable()).max(BLOCKS + WAIT);
const kept = new WeakMap<Chain, Map<string, bigint>>();

/** Past of a price, against the room that a worst price leaves. */
export interface PastPrices {
  /** Blocks from which it was looked at, the newest ones: fewer than 32 where the chain or the node has no more. */
  readonly blocks: number;
  /** Blocks of them after which, within three more, the price was worse by more than the tolerance. */
  readonly beyond: number;
}

/** A trade as far as prices matter: `sold` for `bought`, each the number of a subnet; root stands for TAO. */
export interface Trade {
  readonly sold: number;
  readonly bought: number;
}

/**
 * Looks how often a trade would have missed its worst price lately: the price moved by more than the tolerance before
 * the block could come. Tells nothing of what will be, but how lively a market is. No trade waits for it, or fails with
 * it: it is told where it is known in time.
 *
 * @returns `undefined` where nothing is traded, and where it is not known: a light client has no past states
 */
export async function pastPricesOf(chain: Chain, trade: Trade, tolerance: number): Promise<PastPrices | undefined> {
  if (trade.sold === trade.bought) return undefined;
  const late = new Promise<undefined>((resolve) => {
    AbortSignal.timeout(PATIENCE_MS).addEventListener("abort", () => resolve(undefined));
  });
  const costs = await Promise.race([unlessUnknown(costsOf(chain, trade)), late]);
  return costs && missed(costs, trade.sold === ROOT ? 1 + tolerance : 1 / (1 - tolerance));
}

/** Prices of what is bought, in what is sold for it, after the newest blocks as far back as the node knows them. */
async function costsOf(chain: Chain, trade: Trade): Promise<readonly number[]> {
  const { number } = await chain.head();
  const numbers = Array.from({ length: BLOCKS + WAIT }, (_, back) => number - back).filter((one) => one > 0);
  const answer = await chain.request("chain_getBlockHash", [numbers.toReversed()]);
  const blocks = expectValue(hashes, answer, "hashes of blocks").filter((hash) => hash !== null);
  const costs = await Promise.all(blocks.map((hash) => unlessUnknown(costAt(chain, hash, trade))));
  return costs.slice(costs.lastIndexOf(undefined) + 1).filter((cost) => cost !== undefined);
}

/** Answer of a read of the past; `undefined` where the node does not have it. */
async function unlessUnknown<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof ChainError) return undefined;
    throw error;
  }
}

/** Counts the blocks after which what is bought cost more than `room` times as much, among those that have a sequel. */
export function missed(costs: readonly number[], room: number): PastPrices {
  const begins = costs.slice(0, -1).slice(-BLOCKS);
  const first = costs.length - 1 - begins.length;
  const beyond = begins.filter((cost, at) => {
    const next = costs.slice(first + at + 1, first + at + 1 + WAIT);
    return next.some((later) => later > cost * room);
  }).length;
  return { blocks: begins.length, beyond };
}

/** Price of what is bought, in what is sold for it. */
async function costAt(chain: Chain, hash: string, { sold, bought }: Trade): Promise<number> {
  const [own, other] = await Promise.all([bought, sold].map((netuid) => priceAt(chain, hash, netuid)));
  return Number(own) / Number(other);
}

/** Price of a subnet's alpha after a block, in rao. */
async function priceAt(chain: Chain, hash: string, netuid: number): Promise<bigint> {
  if (netuid === ROOT) return UNIT;
  const prices = kept.get(chain) ?? new Map<string, bigint>();
  kept.set(chain, prices);
  const name = `${hash} ${netuid}`;
  const known = prices.get(name);
  if (known !== undefined) return known;
  const price = await chain.at(hash).apis.SwapRuntimeApi.current_alpha_price({ netuid });
  if (prices.size >= MOST_KEPT) prices.clear();
  prices.set(name, price);
  return price;
}
