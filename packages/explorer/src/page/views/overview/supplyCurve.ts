import { scheduleAt } from "@opentao/sdk/browser";

/** Supply at a time: milliseconds since 1970, rao. */
export interface SupplyPoint {
  readonly time: number;
  readonly issued: bigint;
}

/** A change of the emission to the half. */
export interface Halving extends SupplyPoint {
  /** 1 for the first. */
  readonly number: number;
  /** New TAO a block from then on, in rao. */
  readonly emission: bigint;
}

/** The supply to come, if each block mints what the schedule says and nothing is destroyed. */
export interface Projection {
  readonly points: readonly SupplyPoint[];
  readonly halvings: readonly Halving[];
}

/** Points between two halvings, so that one can point at dates between them. */
const STEPS = 6;

/**
 * Projects the supply until `count` more halvings have passed, or until there is no emission any more.
 *
 * @param blockTime - milliseconds between blocks
 */
export function projectSupply(from: SupplyPoint, blockTime: number, count: number): Projection {
  const points: SupplyPoint[] = [from];
  const halvings: Halving[] = [];
  let { time, issued } = from;
  while (halvings.length < count) {
    const { blockEmission, nextHalving, halvings: passed } = scheduleAt(issued);
    if (blockEmission === 0n) break;
    const blocks = (nextHalving - issued + blockEmission - 1n) / blockEmission;
    const start = { time, issued };
    for (let step = 1n; step <= BigInt(STEPS); step += 1n) {
      const done = (blocks * step) / BigInt(STEPS);
      time = start.time + Number(done) * blockTime;
      issued = start.issued + done * blockEmission;
      if (done > 0n) points.push({ time, issued });
    }
    halvings.push({ number: passed + 1, time, issued, emission: scheduleAt(issued).blockEmission });
  }
  return { points, halvings };
}
