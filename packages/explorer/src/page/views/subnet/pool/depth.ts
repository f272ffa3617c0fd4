import { quoteAlpha, quoteTao } from "@opentao/sdk/browser";
import type { ChainAt } from "../../../network/reads.ts";
import { RAO } from "../../../texts/amounts.ts";

/** TAO of the trades that are asked about. */
export const SIZES = [1n, 10n, 100n, 1_000n].map((tao) => tao * RAO);

/** A trade that would be made: what it gives, and by which part it moves the price. */
export interface Trade {
  /** Rao of alpha or TAO; 0 when the pool does not take so much. */
  readonly gives: bigint;
  readonly moves: number;
}

/** Quotes for a little, and for a little more after a trade: they show by how much the trade moves the price. */
export interface Quotes {
  readonly little: bigint;
  readonly trade: bigint;
  readonly tradeAndLittle: bigint;
}

/** Returns what the quotes say. Where one buys, getting less for a little more means that the price rose. */
export function tradeOf({ little, trade, tradeAndLittle }: Quotes, isBuying: boolean): Trade {
  const after = tradeAndLittle - trade;
  if (trade === 0n || little === 0n || after <= 0n) return { gives: 0n, moves: 0 };
  const ratio = Number(isBuying ? little : after) / Number(isBuying ? after : little);
  return { gives: trade, moves: ratio - 1 };
}

/** A little, in rao: much more than the rounding of the quotes, much less than the smallest trade. */
const LITTLE = 1_000_000n;

async function ask(quote: (amount: bigint) => Promise<bigint>, size: bigint, isBuying: boolean): Promise<Trade> {
  const [little, trade, tradeAndLittle] = await Promise.all([quote(LITTLE), quote(size), quote(size + LITTLE)]);
  return tradeOf({ little, trade, tradeAndLittle }, isBuying);
}

/** Trades of a size in TAO: buying for so much, and selling alpha that is worth so much at the margin. */
export interface Depth {
  readonly size: bigint;
  readonly buy: Trade;
  readonly sell: Trade;
}

/** Asks the chain what trades of several sizes would do. @param price - rao for one alpha */
export function readDepth({ chain, at }: ChainAt, netuid: number, price: bigint): Promise<readonly Depth[]> {
  return Promise.all(
    SIZES.map(async (size) => {
      const [buy, sell] = await Promise.all([
        ask((tao) => quoteTao(chain, netuid, tao, { at }), size, true),
        ask((alpha) => quoteAlpha(chain, netuid, alpha, { at }), price === 0n ? size : (size * RAO) / price, false),
      ]);
      return { size, buy, sell };
    }),
  );
}
