import * as z from "zod";

/** Rows of a page of the index. */
export const ROWS = 100;
const text = z.string().max(200);
const amount = z
  .string()
  .max(60)
  .regex(/^-?\d+$/)
  .transform(BigInt);
const height = z.int().nonnegative();
const time = z.number().min(0).max(8_640_000_000_000_000).nullable();

function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item).max(ROWS), next: z.string().max(400).nullable() });
}

/** Transfers of an account, either way. */
export const transferPage = page(
  z.object({ height, event: height, extrinsic: height.nullable(), sender: text, receiver: text, amount, time }),
);
export type TransferRow = z.output<typeof transferPage>["items"][number];

/** Extrinsics that an account signed. */
export const extrinsicPage = page(
  z.object({
    ...{ height, number: height, hash: text, pallet: text.nullable(), call: text.nullable() },
    ...{ succeeded: z.boolean().nullable(), fee: amount.nullable(), time },
    /** `null` where it is too long for a list. */
    args: z.unknown(),
  }),
);
export type ExtrinsicRow = z.output<typeof extrinsicPage>["items"][number];

/** Changes of an amount of an account, newest first. */
export const changePage = page(z.object({ height, number: height, amount, reason: text, time }));
export type ChangeRow = z.output<typeof changePage>["items"][number];

/** Results of a hotkey's neurons in the rounds of their subnets, newest first. */
export const rewardPage = page(z.object({ height, netuid: height, uid: height, emission: amount, time }));
export type RewardRow = z.output<typeof rewardPage>["items"][number];

/** A balance after the changes of a block, in rao. */
export interface BalancePoint {
  readonly height: number;
  readonly rao: bigint;
}

/** Returns balances over time, oldest first, by what it is now and how it changed (newest first). */
export function balancesBefore(now: bigint, changes: readonly ChangeRow[]): BalancePoint[] {
  const points: BalancePoint[] = [];
  let rao = now;
  for (const change of changes) {
    // Of several changes in a block the last one's outcome counts.
    if (points.at(-1)?.height !== change.height) points.push({ height: change.height, rao });
    rao -= change.amount;
  }
  return points.reverse();
}

/** Subnets whose rewards are drawn, at most: as many as a chart has colors. */
const MAX_DRAWN = 4;

/** Rewards by subnet, at the same heights. */
export interface RewardSeries {
  readonly heights: readonly number[];
  readonly bySubnet: readonly { readonly netuid: number; readonly emissions: readonly (bigint | undefined)[] }[];
}

/** Returns rewards as lines over blocks, oldest first: of the subnets with the most rounds. */
export function rewardSeries(rows: readonly RewardRow[]): RewardSeries {
  const rounds = new Map<number, RewardRow[]>();
  for (const row of rows) rounds.set(row.netuid, [...(rounds.get(row.netuid) ?? []), row]);
  const drawn = [...rounds].sort(([, a], [, b]) => b.length - a.length).slice(0, MAX_DRAWN);
  const heights = [...new Set(drawn.flatMap(([, of]) => of.map(({ height }) => height)))].sort((a, b) => a - b);
  const bySubnet = drawn.map(([netuid, of]) => {
    const sums = new Map<number, bigint>();
    for (const { height, emission } of of) sums.set(height, (sums.get(height) ?? 0n) + emission);
    return { netuid, emissions: heights.map((height) => sums.get(height)) };
  });
  return { heights, bySubnet };
}
