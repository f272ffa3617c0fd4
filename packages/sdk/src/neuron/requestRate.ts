import { type Metagraph, neuronOf } from "../metagraph/index.ts";
import { votersStake } from "./voters.ts";

/** Requests a second that a miner takes of the voter with the most stake. */
const FASTEST = 4;
/**
 * Requests a second that it takes of anybody whom it answers: scores settle with it in minutes, and it is less than one
 * a round of the others, so that whoever passes the answers on cannot serve even a single relay with them.
 */
const SLOWEST = 1 / 30;

/**
 * Requests a second that a miner takes of a caller: in proportion to his stake, of those whose votes counted in the
 * latest epoch the one with the most setting the measure, and a small floor. While nobody holds stake all are alike.
 * Miners and validators go by this one rule, so that a validator knows which refusals are fair.
 */
export function requestRateOf(metagraph: Metagraph, hotkey: string): number {
  const { most } = votersStake(metagraph);
  if (most === 0n) return FASTEST;
  const stake = neuronOf(metagraph, hotkey)?.stake ?? 0n;
  return Math.max(SLOWEST, FASTEST * Math.min(1, Number(stake) / Number(most)));
}
