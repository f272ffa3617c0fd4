/**
 * Cost of a registration: TAO, and on a fair-launch chain work (protocol: consensus §4.6; deviations F1).
 *
 * @packageDocumentation
 */

import { U64F64 } from "@opentao/fixed";
import type { State } from "../../../framework/index.ts";
import { clamp } from "../../../primitives/numbers.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { subnetIds } from "../../subtensorStorage/existence.ts";
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
} from "../../subtensorStorage/index.ts";
import { now } from "../clock.ts";
import { isEpochDue } from "../tempo/schedule.ts";
import { decayOnce } from "./decay.ts";
import { forgetOldWork } from "./work.ts";

/** `amount` times the subnet's factor for a registration, which never lowers it. */
function raised(state: State, netuid: number, amount: bigint): bigint {
  const factor = U64F64.greatest(U64F64.fromBits(BurnIncreaseMult.get(state, netuid).bits), U64F64.one);
  return U64F64.toU64(U64F64.mul(U64F64.fromInteger(amount), factor));
}

// The lower bound first: when the bounds contradict each other the upper one holds.
const withinBurnBounds = (state: State, netuid: number, burn: bigint) =>
  clamp(burn, MinBurn.get(state, netuid), MaxBurn.get(state, netuid));

const withinDifficultyBounds = (state: State, netuid: number, difficulty: bigint) =>
  clamp(difficulty, state.params.powDifficulty, MaxDifficulty.get(state, netuid));

/** First step of every block: prices fall towards their minimum and the counters of registrations start again. */
export function updateRegistrationPrices(state: State): void {
  if (state.params.fairLaunch) forgetOldWork(state);
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
