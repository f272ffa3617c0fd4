import type { CandlesTable, PoolsTable } from "../../schema/tables.ts";

const DAY = 86_400_000n;

/** Lengths of candles in seconds, and for how many milliseconds they are kept; `undefined`: for ever. */
export const SPANS: readonly { readonly seconds: number; readonly kept: bigint | undefined }[] = [
  { seconds: 60, kept: 7n * DAY },
  { seconds: 3600, kept: 730n * DAY },
  { seconds: 86_400, kept: undefined },
];

/** Beginning of the span of a time, both in milliseconds. */
export function startOf(time: bigint, seconds: number): bigint {
  return time - (time % BigInt(seconds * 1000));
}

/** The candle of a pool after a block that changed it. @param before - of the same span, if there is one */
export function candleAfter(
  { time, seconds }: { readonly time: bigint; readonly seconds: number },
  pool: PoolsTable,
  traded: bigint,
  before: CandlesTable | undefined,
): CandlesTable | undefined {
  const { netuid, price } = pool;
  if (price === null) return undefined;
  if (before === undefined) {
    const start = startOf(time, seconds);
    return { netuid, seconds, start, open: price, high: price, low: price, close: price, volume: traded };
  }
  const candle = { ...before, close: price, volume: before.volume + traded };
  if (price > before.high) return { ...candle, high: price };
  if (price < before.low) return { ...candle, low: price };
  return candle;
}
