/**
 * Stake with which a neuron goes into an epoch.
 *
 * @packageDocumentation
 */

import type { MechanismFigures } from "../../pallets/subtensor/epoch/run.ts";
import type { CountedStake } from "../../pallets/subtensor/ledger/stakeWeights.ts";
import type { EpochAccount } from "../account.ts";
import { alpha, count, fixed32, fixed64, type Quantity, tao, type Unit, yes } from "../quantity.ts";
import { type Party, type Step, step } from "../step.ts";

const sum = (values: readonly bigint[], unit: Unit): Quantity =>
  fixed32(
    values.reduce((total, value) => total + value, 0n),
    unit,
  );

const inputsOf = (counted: CountedStake | undefined, unit: Unit) =>
  counted === undefined
    ? {}
    : {
        ownStake: fixed32(counted.own, unit),
        toChildren: sum(counted.given, unit),
        fromParents: sum(counted.gotten, unit),
      };

/** Stake weight of a neuron: alpha and root stake, with what children got and parents gave. */
export function stakeWeight({ stakes }: EpochAccount, uid: number): Step | undefined {
  const stake = stakes.stakes[uid];
  if (stake === undefined) return undefined;
  const alphaStake = step("alphaStake", alpha(stake.alpha), inputsOf(stake.counted?.alpha, "alpha"));
  const rootStake = step("rootStake", tao(stake.tao), inputsOf(stake.counted?.tao, "tao"));
  const taoWeight = fixed32(stakes.taoWeight, "part");
  return step("stakeWeight", fixed64(stake.total, "stake"), { alphaStake, rootStake, taoWeight });
}

/** Share of a neuron in the stake that votes on a mechanism. `weight` is its stake weight, where that is explained. */
export function votingShare({ input, outputs }: MechanismFigures, uid: number, weight?: Step, of?: Party): Step {
  const { found } = outputs;
  const ofStake = step(
    "stakeShare",
    fixed32(found.stake[uid] ?? 0, "part"),
    { stakeWeight: weight ?? fixed64(input.stake[uid] ?? 0n, "stake"), stakeThreshold: alpha(input.stakeThreshold) },
    of,
  );
  return step(
    "votingShare",
    fixed32(found.voting[uid] ?? 0, "part"),
    {
      stakeShare: ofStake,
      isActive: yes(found.active[uid] === true),
      hasPermit: yes(found.permits[uid] === true),
      lastUpdate: count(input.lastUpdate[uid] ?? 0, "block"),
    },
    of,
  );
}
