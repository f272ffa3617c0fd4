import { getBalance, getStakes, quoteAlpha } from "@opentao/sdk/browser";
import * as z from "zod";
import { askIndex } from "../../../network/history.ts";
import type { ChainAt } from "../../../network/reads.ts";
import { readPrices } from "../../account/readAccount.ts";

/** A position of stake with its price and what it would bring. Rao; prices for one alpha. */
export interface Position {
  readonly netuid: number;
  readonly hotkey: string;
  /** Alpha; TAO on root. */
  readonly stake: bigint;
  readonly price: bigint;
  /** TAO that a sale of all of it would bring now: fee and slippage are taken off. */
  readonly sold: bigint;
}

/** Holdings of an account, and what they would be if all was sold now, each position by itself. */
export interface Positions {
  readonly free: bigint;
  readonly reserved: bigint;
  readonly stakes: readonly Position[];
  readonly sold: bigint;
}

/** Positions whose sale is asked for, at most; the value of others is that of their price. */
const MAX_QUOTED = 50;
const ONE = 1_000_000_000n;

/** Reads what an account holds, and what it would bring. */
export async function readPositions(place: ChainAt, address: string): Promise<Positions> {
  const { chain, at } = place;
  const [balance, list, prices] = await Promise.all([
    getBalance(chain, address, { at }),
    getStakes(chain, address, { at }),
    readPrices(place),
  ]);
  const held = list.filter(({ stake }) => stake > 0n).sort((a, b) => a.netuid - b.netuid);
  const stakes = await Promise.all(
    held.map(async ({ netuid, hotkey, stake }, position): Promise<Position> => {
      const price = netuid === 0 ? ONE : (prices.get(netuid) ?? 0n);
      const isQuoted = netuid !== 0 && position < MAX_QUOTED;
      const sold = isQuoted ? await quoteAlpha(chain, netuid, stake, { at }) : (stake * price) / ONE;
      return { netuid, hotkey, stake, price, sold };
    }),
  );
  const { free, reserved } = balance;
  return { free, reserved, stakes, sold: stakes.reduce((sum, { sold }) => sum + sold, 0n) };
}

const amount = z
  .string()
  .max(60)
  .regex(/^-?\d+$/)
  .transform(BigInt)
  .nullable();

/** Rows of a page of the index. */
const ROWS = 200;
/** Pages that are read of one account's movements, at most: beyond them its costs are not told. */
const MAX_PAGES = 20;

/** Movements of stake from or to an account, the newest first. */
export const movementPage = z.object({
  items: z
    .array(
      z.object({
        ...{ height: z.int().nonnegative(), event: z.int().nonnegative(), kind: z.string().max(100) },
        ...{ coldkey: z.string().max(64), hotkey: z.string().max(64), netuid: z.int().nonnegative() },
        ...{ tao: amount, alpha: amount, value: amount, price: amount },
        time: z.number().min(0).max(8_640_000_000_000_000).nullable(),
      }),
    )
    .max(ROWS),
  next: z.string().max(400).nullable(),
});
export type Movement = z.output<typeof movementPage>["items"][number];

/**
 * TAO that an account has put into each subnet, less what it has taken out. The chain tells of a move between subnets
 * as a sale and a purchase; within one it costs nothing.
 */
export function costsOf(movements: readonly Movement[], address: string): ReadonlyMap<number, bigint> {
  const costs = new Map<number, bigint>();
  for (const { kind, coldkey, netuid, tao } of movements) {
    if (coldkey !== address || tao === null) continue;
    const sign = kind === "StakeAdded" ? 1n : kind === "StakeRemoved" ? -1n : 0n;
    costs.set(netuid, (costs.get(netuid) ?? 0n) + sign * tao);
  }
  return costs;
}

/** Asks the index what stake has cost; `undefined` when there is more than is read. @throws FaultError */
export async function readCosts(
  index: string | undefined,
  address: string,
): Promise<ReadonlyMap<number, bigint> | undefined> {
  const all: Movement[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const query = { coldkey: address, limit: ROWS, cursor };
    const { items, next } = await askIndex(index, "stake-movements", query, movementPage);
    all.push(...items);
    if (next === null) return costsOf(all, address);
    cursor = next;
  }
  return undefined;
}
