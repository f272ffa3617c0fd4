import type { State } from "../../../../src/framework/index.ts";
import { dissolveSubnet } from "../../../../src/pallets/subtensor/lifecycle/dissolve.ts";
import { continueEndings } from "../../../../src/pallets/subtensor/lifecycle/endings.ts";
import { goOnWith, SWEEPS_A_BLOCK, type Sweep } from "../../../../src/pallets/subtensor/sweep.ts";
import { endingSubnetIds } from "../../../../src/pallets/subtensorStorage/existence.ts";

/** Goes on with all ends until they are over; `each` is called after every step, which weighs at most `limit`. */
export function finishEndings(state: State, each: () => void = () => undefined, limit = SWEEPS_A_BLOCK): void {
  while (endingSubnetIds(state).length > 0) {
    continueEndings(state, limit);
    each();
  }
}

/** Ends a subnet, as the blocks that follow a call do. */
export function endSubnet(state: State, netuid: number): void {
  dissolveSubnet(state, netuid);
  finishEndings(state);
}

/** Goes through sweeps whole. */
export function sweepAll(state: State, sweeps: readonly Sweep[]): void {
  goOnWith(state, sweeps, { sweep: 0, last: new Uint8Array() }, Number.MAX_SAFE_INTEGER);
}
