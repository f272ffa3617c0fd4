import type { CandlesTable, PoolsTable } from "../../schema/tables.ts";

/** Milliseconds that a candle is of. */
const HOUR = 3_600_000n;

/** Beginning of the hour of a time. */
export function hourOf(time: bigint): bigint {
  return time - (time % HOUR);
}

/** The candle of a pool after a block that changed it. @param before - of the same hour, if there is one */
export function candleAfter(
  time: bigint,
  pool: PoolsTable,
  traded: bigint,
  before: CandlesTable | undefined,
): CandlesTable | undefined {
  const { netuid, price } = pool;
  if (price === null) return undefined;
  if (before === undefined) {
    return { netuid, start: hourOf(time), open: price, high: price, low: price, close: price, volume: traded };
  }
  const candle = { ...before, close: price, volume: before.volume + traded };
  if (price > before.high) return { ...candle, high: price };
  if (price < before.low) return { ...candle, low: price };
  return candle;
}
