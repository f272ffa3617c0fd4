import { type Metagraph, type Neuron, neuronOf } from "../metagraph/index.ts";
import { requestRateOf } from "./requestRate.ts";
import { votersStake } from "./voters.ts";

/** Callers whom a miner answers. Default: neurons whose votes on miners count. */
export interface CallerPolicy {
  /** SS58 addresses of hotkeys that are answered in any case, and as often as they like. */
  readonly allow?: readonly string[];
  /**
   * Least stake, in rao, as the subnet's consensus weighs it. Default: a thousandth of what the voters hold together.
   */
  readonly minStake?: bigint;
  /**
   * True when all neurons of the subnet are answered, if they have `minStake`: anybody can then sell the answers as his
   * own.
   */
  readonly open?: boolean;
}

/** Less stake than this part of all voters' decides nothing: a place among them would be bought for nothing. */
const LEAST_PART = 1000n;

/** True when it may vote: it has a permit, and has voted lately or is new. */
function mayVote({ hasValidatorPermit, isActive }: Neuron): boolean {
  return hasValidatorPermit && isActive;
}

/**
 * Reason that a miner does not answer a caller; `undefined` when it does. By default it answers whose vote counts: who
 * may vote and, as soon as any voter does, holds stake. Before that permits are for the asking, and a neuron that
 * serves an axon is taken for the miner that it says it is: it could else pass on what it is asked, and be paid for the
 * answers of another.
 */
export function refusalOf(metagraph: Metagraph, hotkey: string, policy: CallerPolicy = {}): string | undefined {
  const { allow = [], minStake = 0n, open = false } = policy;
  if (allow.includes(hotkey)) return undefined;
  const caller = neuronOf(metagraph, hotkey);
  if (caller === undefined) return "Unrecognized hotkey";
  if (caller.stake < minStake) return `Stake below ${minStake} rao`;
  if (open) return undefined;
  if (!mayVote(caller)) return "Non-validator hotkey";
  if (caller.stake * LEAST_PART < votersStake(metagraph).sum) return "Validator without stake";
  if (caller.stake === 0n && caller.axon !== undefined) return "Miner without stake";
  return undefined;
}

/** Requests a second that a miner takes of a caller whom it answers. */
export function rateLimitFor(metagraph: Metagraph, hotkey: string, { allow = [] }: CallerPolicy = {}): number {
  return allow.includes(hotkey) ? Number.POSITIVE_INFINITY : requestRateOf(metagraph, hotkey);
}
