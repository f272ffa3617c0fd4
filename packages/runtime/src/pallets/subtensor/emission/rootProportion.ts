import { U96F32 } from "@opentao/fixed";
import type { State } from "../../../framework/index.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { RootProp, SubnetTAO } from "../../subtensorStorage/index.ts";
import { getAlphaIssuance } from "../ledger/queries.ts";
import { taoWeight } from "../ledger/stakeWeights.ts";

/** Root's part in a subnet: the weighted TAO staked on root against the subnet's alpha (protocol: consensus §2.8). */
export function rootProportion(state: State, netuid: number): U96F32 {
  const root = U96F32.mul(U96F32.fromInteger(SubnetTAO.get(state, ROOT)), taoWeight(state));
  return U96F32.div(root, U96F32.add(root, U96F32.fromInteger(getAlphaIssuance(state, netuid))));
}

/** Stores the root proportions of these subnets for readers. */
export function updateRootProportions(state: State, subnets: readonly number[]): void {
  for (const netuid of subnets) RootProp.set(state, netuid, { bits: rootProportion(state, netuid) });
}
