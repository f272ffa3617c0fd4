import type { State } from "../../../framework/index.ts";
import { SubnetIdentitiesV3 } from "../storage/index.ts";

const WELL_KNOWN = ["root", "apex"];

/** Name of a subnet: what its owner called it, else `root`, `apex` (subnet 1) or `unknown`. */
export function subnetName(state: State, netuid: number): Uint8Array {
  const given = SubnetIdentitiesV3.get(state, netuid)?.subnetName;
  if (given !== undefined && given.length > 0) return given;
  return new TextEncoder().encode(WELL_KNOWN[netuid] ?? "unknown");
}
