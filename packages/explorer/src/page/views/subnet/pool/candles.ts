import { z } from "zod";
import { RAO } from "../../../texts/amounts.ts";

/** Lengths of candles that the index has. */
export const INTERVALS = ["1m", "1h", "4h", "1d", "1w"] as const;

/** A length of candles. */
export type Interval = (typeof INTERVALS)[number];

/** Candles that are shown at most. */
export const SHOWN = 200;

const HOUR = 3_600_000;
/** Lengths with which a chart begins, in milliseconds; the last one also where there is more history. */
const USUAL: readonly (readonly [Interval, number])[] = [
  ["1m", HOUR / 60],
  ["1h", HOUR],
  ["4h", 4 * HOUR],
  ["1d", 24 * HOUR],
];

/** Returns the shortest length of candles in which a chart has room for so much history, in milliseconds. */
export function usualInterval(history: number): Interval {
  return USUAL.find(([, length]) => history <= SHOWN * length)?.[0] ?? "1d";
}

const price = z.string().regex(/^\d{1,39}$/);

/** Candles of a pool, as the index answers, the newest first. Prices in rao for one alpha. */
export const candles = z.object({
  items: z.array(z.object({ start: z.number(), open: price, high: price, low: price, close: price })).max(SHOWN),
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
