/**
 * Costs of calls whose work grows with their arguments or with the state: of what they name, of what is stored under
 * it, or of the caller. Each is a bound; what was not needed is given back where it can be large. Bytes of arguments
 * are weighed by the extrinsic's length (extensions/envelope.ts).
 *
 * @packageDocumentation
 */

import type { State, WeighContext, WeightSpec } from "../../../framework/index.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { StakingHotkeys, SubnetLimit, SubnetworkN, TotalNetworks } from "../../subtensorStorage/index.ts";
import { CLAIM } from "../claims/claim.ts";
import { WATERMARK } from "../claims/watermarks.ts";
import { EACH_HOTKEY, moreThanUsual } from "../staking/weights.ts";

/** To begin the end of a subnet; the rest is done, and weighed, by the blocks that follow. */
export const DISSOLVE = { refTime: 119_000_000, reads: 24, writes: 140 } as const;

/** To check and scale one weight, in picoseconds. */
const WEIGHT_OF_UID = 15_000_000;

/** A weight with more on top. */
export function plus(base: WeightSpec, more: WeightSpec): WeightSpec {
  return {
    refTime: BigInt(base.refTime) + BigInt(more.refTime),
    reads: (base.reads ?? 0) + (more.reads ?? 0),
    writes: (base.writes ?? 0) + (more.writes ?? 0),
  };
}

/** So many times a weight. */
export function times(count: number, { refTime, reads = 0, writes = 0 }: WeightSpec): WeightSpec {
  return { refTime: BigInt(refTime) * BigInt(count), reads: reads * count, writes: writes * count };
}

/** Number of bytes of a stored value. */
export const lengthAt = (state: State, key: Uint8Array): number => state.get(key)?.length ?? 0;

/** Number of hotkeys with which a coldkey ever staked. */
function hotkeysOf(state: State, coldkey: Uint8Array | undefined): number {
  return coldkey === undefined ? 0 : Math.floor(lengthAt(state, StakingHotkeys.key(coldkey)) / 32);
}

/** Number of subnets with root. */
export const networks = (state: State): number => TotalNetworks.get(state) + 1;

/** Weights of some UIDs, besides what the call costs anyway. */
export const withUids = (base: WeightSpec, uids: number): WeightSpec => plus(base, { refTime: uids * WEIGHT_OF_UID });

/** A batch of items that cost the same besides their UIDs. */
export const batchOf = (base: WeightSpec, item: WeightSpec, items: number, uids = 0): WeightSpec =>
  withUids(plus(base, times(items, item)), uids);

/** A call that looks at the stakes of the caller, or of another coldkey, with all their hotkeys. */
export function withHotkeys(base: WeightSpec, { state, who }: WeighContext, other?: Uint8Array): WeightSpec {
  const extra = moreThanUsual(hotkeysOf(state, who)) + moreThanUsual(hotkeysOf(state, other));
  return plus(base, times(extra, EACH_HOTKEY));
}

/** A call that looks at the stakes of the caller on each subnet. */
export const onEverySubnet = (base: WeightSpec, context: WeighContext): WeightSpec =>
  times(networks(context.state), withHotkeys(base, context));

/**
 * A claim of root dividends on so many subnets, with all hotkeys of the caller. What it sells becomes root stake, which
 * the watermarks of all subnets follow.
 */
export function claimCost(base: WeightSpec, { state, who }: WeighContext, subnets: number): WeightSpec {
  const watermarks = times(networks(state), WATERMARK);
  const withHotkey = plus(plus({ refTime: 0, reads: 4 }, watermarks), times(subnets, CLAIM));
  return plus(base, times(hotkeysOf(state, who), withHotkey));
}

/**
 * A registration of a subnet: each root validator may lend it stake, and another subnet may have to begin to end.
 */
export function registrationOfSubnet(base: WeightSpec, { state }: WeighContext): WeightSpec {
  const subnets = networks(state);
  const validators = SubnetworkN.get(state, ROOT);
  const own = plus(base, {
    refTime: 0,
    reads: 12 * subnets + validators * (10 + 2 * subnets),
    writes: 4 * validators,
  });
  return subnets > SubnetLimit.get(state) ? plus(own, DISSOLVE) : own;
}

/** A call that compares something with that of each subnet. */
export const comparesSubnets = (base: WeightSpec, { state }: WeighContext): WeightSpec =>
  plus(base, { refTime: 0, reads: 2 * networks(state) });

/** A call that may look at each neuron of a subnet. */
export const withNeurons = (base: WeightSpec, { state }: WeighContext, netuid: number, each: WeightSpec): WeightSpec =>
  plus(base, times(SubnetworkN.get(state, netuid), each));
