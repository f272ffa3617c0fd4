import type { State } from "../../../framework/index.ts";
import { ActivityCutoffFactorMilli, AlphaSigmoidSteepness, Tempo, Yuma3On } from "../storage/index.ts";

/** Blocks after its last update for which a validator counts as active (protocol: consensus §3.3). */
export function activityCutoffBlocks(state: State, netuid: number): bigint {
  return (BigInt(ActivityCutoffFactorMilli.get(state, netuid)) * BigInt(Tempo.get(state, netuid))) / 1000n;
}

/** Which form of bonds a subnet uses: 3, or 2 for the older one. */
export function yumaVersion(state: State, netuid: number): number {
  return Yuma3On.get(state, netuid) ? 3 : 2;
}

/** Steepness of liquid alpha, as a number with 32 fraction bits. */
export function steepness(state: State, netuid: number): { bits: bigint } {
  return { bits: BigInt(AlphaSigmoidSteepness.get(state, netuid)) << 32n };
}
