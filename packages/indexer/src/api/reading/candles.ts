import { type Kysely, sql } from "kysely";
import * as z from "zod";
import type { Tables } from "../../schema/tables.ts";
import { amount, integer, plainTime, plainValue } from "../forms/record.ts";

const HOUR = 3_600_000;
/** Weeks begin on Mondays, and 1970 on a Thursday. */
const TO_MONDAY = 3 * 24 * HOUR;
/** Lengths of candles in milliseconds. */
const INTERVALS = { "1h": HOUR, "4h": 4 * HOUR, "1d": 24 * HOUR, "1w": 7 * 24 * HOUR } as const;
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
  const length = INTERVALS[range.interval];
  const start = sql`start - (start + ${sql.lit(range.interval === "1w" ? TO_MONDAY : 0)}) % ${sql.lit(length)}`;
  // No more hours than the candles can have.
  const { rows } = await sql<Record<string, unknown>>`
    with hours as (select * from candles where (netuid, start) >= (${netuid}::integer, ${range.from}::bigint)
        and (netuid, start) <= (${netuid}::integer, ${range.to}::bigint)
      order by netuid desc, start desc limit ${(range.limit * length) / HOUR})
    select ${start} as start, (array_agg(open order by start))[1] as open, max(high) as high, min(low) as low,
      (array_agg(close order by start desc))[1] as close, sum(volume) as volume
    from hours group by 1 order by 1 desc limit ${range.limit}`.execute(db);
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([field, value]) => [field, field === "start" ? plainTime(value) : plainValue(value)]),
    ),
  );
}
