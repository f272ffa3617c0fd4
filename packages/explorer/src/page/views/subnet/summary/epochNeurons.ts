import { z } from "zod";

/** A page of what epochs gave a neuron, as the index answers, the newest first. Parts are out of 65,535. */
export const epochNeurons = z.object({
  items: z
    .array(
      z.object({
        height: z.int(),
        time: z.number().nullable(),
        uid: z.int(),
        incentive: z.int(),
        dividends: z.int(),
      }),
    )
    .max(200),
});

/** A quantity that an epoch gives neurons. */
export type Quantity = "incentive" | "dividends";

/** Parts of several neurons over time: the seconds since 1970, and for each neuron a value or none. */
export interface PaidSeries {
  readonly xs: readonly number[];
  readonly values: readonly (readonly (number | null)[])[];
}

/** Puts what is known of several neurons on one line of time. @param of - points of each neuron: [time in ms, part] */
export function onOneLine(of: readonly (readonly (readonly [number, number])[])[]): PaidSeries {
  const times = [...new Set(of.flatMap((points) => points.map(([time]) => time)))].sort((a, b) => a - b);
  return {
    xs: times.map((time) => Math.round(time / 1_000)),
    values: of.map((points) => {
      const known = new Map(points);
      return times.map((time) => known.get(time) ?? null);
    }),
  };
}
