/**
 * Costs of calls because of root stake: each rate of root dividends of a hotkey, one for each subnet at most, has a
 * watermark for every coldkey, which follows the coldkey's root stake.
 *
 * @packageDocumentation
 */

import type { WeighContext, WeightSpec } from "../../../framework/index.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { RootClaimable } from "../../subtensorStorage/index.ts";
import { WATERMARK } from "../claims/watermarks.ts";
import type { Position } from "../position.ts";
import { lengthAt, plus, times } from "./costs.ts";

/** Bytes of one rate: a subnet's id and the rate. */
const RATE_BYTES = 18;

/** Place where a call puts stake, or takes it from. */
export type Place = Pick<Position, "hotkey" | "netuid">;

/**
 * A call that changes stake at some places, each named as often as its stake changes. Of those that are not on root
 * nothing more is weighed.
 */
export function withRates(base: WeightSpec, { state }: WeighContext, ...places: readonly Place[]): WeightSpec {
  const rates = places
    .filter(({ netuid }) => netuid === ROOT)
    .map(({ hotkey }) => Math.floor(lengthAt(state, RootClaimable.key(hotkey)) / RATE_BYTES));
  return plus(
    base,
    times(
      rates.reduce((sum, count) => sum + count, 0),
      WATERMARK,
    ),
  );
}
