import type { State } from "../../../framework/index.ts";
import { SubnetIdentitiesV3 } from "../../subtensorStorage/index.ts";
import { SUBNET_NAMES } from "./nameTable.ts";

/** Name of a subnet: what its owner called it, else the one in the protocol's list, else `unknown`. */
export function subnetName(state: State, netuid: number): Uint8Array {
  const given = SubnetIdentitiesV3.get(state, netuid)?.subnetName;
  if (given !== undefined && given.length > 0) return given;
  return new TextEncoder().encode(SUBNET_NAMES[netuid] ?? "unknown");
}
