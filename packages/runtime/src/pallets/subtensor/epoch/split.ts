import type { State } from "../../../framework/index.ts";
import { saturatingSub, U16_MAX } from "../../../primitives/numbers.ts";
import { MechanismCountCurrent, MechanismEmissionSplit } from "../../subtensorStorage/index.ts";

/**
 * Parts of the mechanisms in an epoch's emission (protocol: consensus §3.1): equal ones, or those the owner chose. What
 * rounding leaves over goes to the first.
 */
export function splitEmission(state: State, netuid: number, total: bigint): bigint[] {
  const count = MechanismCountCurrent.get(state, netuid);
  const chosen = MechanismEmissionSplit.get(state, netuid);
  const parts = Array.from({ length: count }, (_, mechanism) =>
    chosen === undefined ? total / BigInt(count) : (total * BigInt(chosen[mechanism] ?? 0)) / BigInt(U16_MAX),
  );
  const rest = saturatingSub(
    total,
    parts.reduce((sum, part) => sum + part, 0n),
  );
  return parts.map((part, mechanism) => (mechanism === 0 ? part + rest : part));
}
