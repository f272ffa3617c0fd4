import * as z from "zod";
import type { Chain } from "../chain.ts";
import { expectValue } from "../expectValue.ts";
import { UNIT } from "../preview/prices.ts";
import { RpcFaultError } from "../rpc/faultError.ts";

/** Subnet whose alpha is TAO. */
const ROOT = 0;
/** Blocks from which a trade is imagined, and blocks that it may wait for its own. */
const BLOCKS = 32;
const WAIT = 3;
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
 * the block could come. Tells nothing of what will be, but how lively a market is.
 *
 * @returns `undefined` where a node has no past states, as a light client has not
 */
export async function pastPricesOf(chain: Chain, trade: Trade, tolerance: number): Promise<PastPrices | undefined> {
  try {
    const { number } = await chain.head();
    const numbers = Array.from({ length: BLOCKS + WAIT }, (_, back) => number - back).filter((one) => one > 0);
    const answer = await chain.request("chain_getBlockHash", [numbers.toReversed()]);
    const blocks = expectValue(hashes, answer, "hashes of blocks").filter((hash) => hash !== null);
    const costs = await Promise.all(blocks.map((hash) => costAt(chain, hash, trade)));
    return missed(costs, trade.sold === ROOT ? 1 + tolerance : 1 / (1 - tolerance));
  } catch (error) {
    if (error instanceof RpcFaultError) return undefined;
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
