import { type Kysely, sql } from "kysely";
import * as z from "zod";
import type { Tables } from "../../schema/tables.ts";
import { amount, integer, plainValue } from "../forms/record.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Weeks begin on Mondays, and 1970 on a Thursday. */
const TO_MONDAY = 3 * DAY;
/** Lengths of candles in milliseconds, and of the candles of the index of which they are made. */
const INTERVALS = {
  "1m": { length: MINUTE, part: MINUTE },
  "1h": { length: HOUR, part: HOUR },
  "4h": { length: 4 * HOUR, part: HOUR },
  "1d": { length: DAY, part: DAY },
  "1w": { length: 7 * DAY, part: DAY },
} as const;
export type Interval = keyof typeof INTERVALS;
export const interval = z
  .enum(Object.keys(INTERVALS) as [Interval, ...Interval[]])
  .default("1h")
  .meta({ description: "Length of a candle." });

/** Prices of a pool over an interval. */
export const CANDLE = z
  .strictObject({ start: integer, open: amount, high: amount, low: amount, close: amount, volume: amount })
  .meta({ id: "Candle" });

/** Candles of a subnet that begin in a range of time, the newest first. */
export async function candlesOf(
  db: Kysely<Tables>,
  netuid: number,
  range: { readonly interval: Interval; readonly from: number; readonly to: number; readonly limit: number },
): Promise<object[]> {
  const { length, part } = INTERVALS[range.interval];
  const start = sql`start - (start + ${sql.lit(range.interval === "1w" ? TO_MONDAY : 0)}) % ${sql.lit(length)}`;
  const seconds = sql.lit(part / 1000);
  // No more parts than the candles can have.
  const { rows } = await sql<Record<string, unknown>>`
    with parts as (select * from candles where netuid = ${netuid}::integer and seconds = ${seconds}
        and start >= ${range.from}::bigint and start <= ${range.to}::bigint
      order by start desc limit ${(range.limit * length) / part})
    select ${start} as start, (array_agg(open order by start))[1] as open, max(high) as high, min(low) as low,
      (array_agg(close order by start desc))[1] as close, sum(volume) as volume
    from parts group by 1 order by 1 desc limit ${range.limit}`.execute(db);
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([field, value]) => [field, plainValue(field, value)])),
  );
}
