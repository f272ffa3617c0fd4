import { z } from "zod";
import { RAO } from "../../../texts/amounts.ts";

/** Lengths of candles. */
export const INTERVALS = ["1h", "4h", "1d", "1w"] as const;

/** A length of candles. */
export type Interval = (typeof INTERVALS)[number];

const price = z.string().regex(/^\d{1,39}$/);

/** Candles of a pool, as the index answers, the newest first. Prices in rao for one alpha. */
export const candles = z.object({
  items: z.array(z.object({ start: z.number(), open: price, high: price, low: price, close: price })).max(200),
});

/** Returns candles as series of a chart, the oldest first: seconds since 1970, and prices in TAO. */
export function seriesOf({ items }: z.infer<typeof candles>): {
  readonly xs: readonly number[];
  readonly prices: Readonly<Record<"open" | "high" | "low" | "close", readonly number[]>>;
} {
  const oldestFirst = items.toReversed();
  const of = (name: "open" | "high" | "low" | "close"): readonly number[] =>
    oldestFirst.map((candle) => Number(candle[name]) / Number(RAO));
  return {
    xs: oldestFirst.map(({ start }) => Math.round(start / 1_000)),
    prices: { open: of("open"), high: of("high"), low: of("low"), close: of("close") },
  };
}
