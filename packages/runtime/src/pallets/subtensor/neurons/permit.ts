import type { State } from "../../../framework/index.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { MaxAllowedValidators, ValidatorPermit } from "../../subtensorStorage/index.ts";

/**
 * Whether a neuron that registers gets a validator permit at once. In the protocol it never does: permits come from
 * stake at the next epoch. On a fair-launch chain, where nobody has stake at first, it does while there is room
 * (deviations F2).
 */
export function permitOfNewcomer(state: State, netuid: number, uid: number): boolean {
  if (!state.params.fairLaunch || netuid === ROOT) return false;
  const others = ValidatorPermit.get(state, netuid).filter((permit, index) => permit && index !== uid);
  return others.length < MaxAllowedValidators.get(state, netuid);
}
