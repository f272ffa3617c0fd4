/**
 * Results of a neuron over the epochs of several mechanisms (protocol: consensus §3.15).
 *
 * @packageDocumentation
 */

import { U64F64 } from "@opentao/fixed";
import type { EpochOutput } from "./yuma/types.ts";

/** The outputs of one mechanism by UID, and its part of the emission. */
export interface MechanismResult {
  readonly emission: bigint;
  readonly outputs: readonly EpochOutput[];
}

/** A neuron's results over all mechanisms. */
export type NeuronResult = Omit<EpochOutput, "incentive">;

const NOTHING: NeuronResult = {
  dividends: 0,
  consensus: 0,
  validatorTrust: 0,
  stakeWeight: 0,
  active: false,
  validatorPermit: false,
  stake: 0n,
  serverEmission: 0n,
  validatorEmission: 0n,
  emission: 0n,
};

/** A running mean, rounded down at every step. */
const plus = (mean: bigint, value: bigint, weight: U64F64): U64F64 =>
  U64F64.add(U64F64.fromInteger(mean), U64F64.mul(U64F64.fromInteger(value), weight));

function added(sum: NeuronResult, next: EpochOutput, weight: U64F64): NeuronResult {
  const share = (mean: number, value: number) => U64F64.toU16(plus(BigInt(mean), BigInt(value), weight));
  return {
    dividends: share(sum.dividends, next.dividends),
    consensus: share(sum.consensus, next.consensus),
    validatorTrust: share(sum.validatorTrust, next.validatorTrust),
    stakeWeight: share(sum.stakeWeight, next.stakeWeight),
    active: sum.active || next.active,
    validatorPermit: sum.validatorPermit || next.validatorPermit,
    stake: sum.stake + next.stake,
    serverEmission: sum.serverEmission + next.serverEmission,
    validatorEmission: sum.validatorEmission + next.validatorEmission,
    emission: U64F64.toU64(plus(sum.emission, next.emission, weight)),
  };
}

/** Results by UID: proportions weighted with the mechanisms' parts of the emission, amounts added up. */
export function aggregate(n: number, results: readonly MechanismResult[]): readonly NeuronResult[] {
  const [first, ...others] = results;
  // All of the weight, and nothing to add up.
  if (first !== undefined && others.length === 0) return first.outputs;
  const total = results.reduce((sum, { emission }) => sum + emission, 0n);
  const weights = results.map(({ emission }, mechanism) => {
    if (total > 0n) return U64F64.fraction(emission, total);
    return mechanism === 0 ? U64F64.one : U64F64.zero;
  });
  return Array.from({ length: n }, (_, uid) =>
    results.reduce((sum, { outputs }, mechanism) => {
      const output = outputs[uid];
      return output === undefined ? sum : added(sum, output, weights[mechanism] ?? U64F64.zero);
    }, NOTHING),
  );
}
