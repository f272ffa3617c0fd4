import type { State } from "../../../framework/index.ts";
import { saturatingSub, U16_MAX } from "../../../primitives/numbers.ts";
import { MechanismCountCurrent, MechanismEmissionSplit } from "../../subtensorStorage/index.ts";

/** Part of a mechanism in an epoch's emission, in alpha, and how it was found. */
export interface MechanismPart {
  readonly emission: bigint;
  /** Mechanisms of the subnet. */
  readonly count: number;
  /** Its share, `part / whole`: of 65,535, as the owner chose, or one of as many as there are mechanisms. */
  readonly part: number;
  readonly whole: number;
  /** Share of the emission, rounded down. */
  readonly floor: bigint;
  /** Rest of the emission that rounding left, for the first; 0 for others. */
  readonly rest: bigint;
}

/**
 * Parts of the mechanisms in an epoch's emission (protocol: consensus §3.1): equal ones, or those the owner chose. What
 * rounding leaves over goes to the first.
 */
export function splitEmission(state: State, netuid: number, total: bigint): MechanismPart[] {
  const count = MechanismCountCurrent.get(state, netuid);
  const chosen = MechanismEmissionSplit.get(state, netuid);
  const whole = chosen === undefined ? count : U16_MAX;
  const parts = Array.from({ length: count }, (_, mechanism) => {
    const part = chosen === undefined ? 1 : (chosen[mechanism] ?? 0);
    return { part, floor: (total * BigInt(part)) / BigInt(whole) };
  });
  const left = saturatingSub(
    total,
    parts.reduce((sum, { floor }) => sum + floor, 0n),
  );
  return parts.map(({ part, floor }, mechanism) => {
    const rest = mechanism === 0 ? left : 0n;
    return { emission: floor + rest, count, part, whole, floor, rest };
  });
}
