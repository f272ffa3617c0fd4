/**
 * What a registration costs: TAO, and on a fair-launch chain work (protocol: consensus §4.6; deviations F1).
 *
 * @packageDocumentation
 */

import type { State } from "../../../framework/index.ts";
import { now } from "../clock.ts";
import { clamp, max, min, U64_MAX } from "../numbers.ts";
import {
  Burn,
  BurnHalfLife,
  BurnIncreaseMult,
  Difficulty,
  MaxBurn,
  MaxDifficulty,
  MinBurn,
  RegistrationsThisBlock,
  RegistrationsThisInterval,
} from "../storage/index.ts";
import { subnetIds } from "../subnets/existence.ts";
import { isEpochDue } from "../tempo/schedule.ts";
import { ROOT } from "../types.ts";
import { decayOnce } from "./decay.ts";

const ONE = 1n << 64n;

/** `amount` times the subnet's factor for a registration, which never lowers it. */
function raised(state: State, netuid: number, amount: bigint): bigint {
  const factor = max(BurnIncreaseMult.get(state, netuid).bits, ONE);
  return min((amount * factor) >> 64n, U64_MAX);
}

// The lower bound first: when the bounds contradict each other the upper one holds.
const withinBurnBounds = (state: State, netuid: number, burn: bigint) =>
  clamp(burn, MinBurn.get(state, netuid), MaxBurn.get(state, netuid));

const withinDifficultyBounds = (state: State, netuid: number, difficulty: bigint) =>
  clamp(difficulty, state.params.powDifficulty, MaxDifficulty.get(state, netuid));

/** First step of every block: prices fall towards their minimum and the counters of registrations start again. */
export function updateRegistrationPrices(state: State): void {
  for (const netuid of subnetIds(state)) {
    const halfLife = now(state) > 1n ? BurnHalfLife.get(state, netuid) : 0;
    const burn = Burn.get(state, netuid);
    const newBurn = withinBurnBounds(state, netuid, decayOnce(burn, halfLife));
    if (newBurn !== burn) Burn.set(state, netuid, newBurn);
    if (state.params.fairLaunch && netuid !== ROOT) {
      const difficulty = Difficulty.get(state, netuid);
      const newDifficulty = withinDifficultyBounds(state, netuid, decayOnce(difficulty, halfLife));
      if (newDifficulty !== difficulty) Difficulty.set(state, netuid, newDifficulty);
    }
    RegistrationsThisBlock.set(state, netuid, 0);
    if (netuid === ROOT && isEpochDue(state, netuid)) RegistrationsThisInterval.set(state, netuid, 0);
  }
}

/** Raises the cost after a registration that was paid in TAO. */
export function raiseBurn(state: State, netuid: number): void {
  Burn.mutate(state, netuid, (burn) => withinBurnBounds(state, netuid, raised(state, netuid, burn)));
}

/** Raises the difficulty after a registration that was paid in work. */
export function raiseDifficulty(state: State, netuid: number): void {
  Difficulty.mutate(state, netuid, (difficulty) =>
    withinDifficultyBounds(state, netuid, raised(state, netuid, difficulty)),
  );
}
