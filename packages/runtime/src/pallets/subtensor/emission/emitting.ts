import type { State } from "../../../framework/index.ts";
import { dynamicSubnetIds } from "../../subtensorStorage/existence.ts";
import { FirstEmissionBlockNumber, NetworkRegistrationAllowed, SubtokenEnabled } from "../../subtensorStorage/index.ts";

/** Subnets that emit: started, and open for registrations; in storage order (protocol: consensus §2.4). */
export function emittingSubnets(state: State): number[] {
  return dynamicSubnetIds(state).filter(
    (netuid) =>
      FirstEmissionBlockNumber.has(state, netuid) &&
      SubtokenEnabled.get(state, netuid) &&
      NetworkRegistrationAllowed.get(state, netuid),
  );
}
