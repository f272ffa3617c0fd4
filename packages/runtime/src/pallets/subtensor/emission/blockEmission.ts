import type { State } from "../../../framework/index.ts";
import { BlockEmission } from "../../subtensorStorage/index.ts";
import { emissionAt, MAX_ISSUANCE } from "./curve.ts";

/**
 * Emission of a block after `issuance`, in units of 10⁻⁹. It is also stored: `BlockEmission` holds what was last
 * computed, for TAO or for some subnet's alpha (protocol: consensus §2.3).
 */
export function blockEmission(state: State, issuance: bigint): bigint {
  const emission = emissionAt(issuance);
  if (issuance < MAX_ISSUANCE && BlockEmission.get(state) !== emission) BlockEmission.set(state, emission);
  return emission;
}
