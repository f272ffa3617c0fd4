import type { State } from "../../../framework/index.ts";
import { dynamicSubnetIds } from "../../subtensorStorage/existence.ts";
import { NetworkImmunityPeriod, NetworkRegisteredAt } from "../../subtensorStorage/index.ts";
import { now } from "../clock.ts";
import { movingAlphaPrice } from "../emission/movingPrice.ts";

/**
 * The subnet that makes room for a new one: lowest moving price, then earliest registration, among those out of their
 * immunity (protocol: consensus §4.3); `undefined` when all are immune.
 */
export function subnetToPrune(state: State): number | undefined {
  const immunity = NetworkImmunityPeriod.get(state);
  let lowest: { netuid: number; price: bigint; registeredAt: bigint } | undefined;
  for (const netuid of dynamicSubnetIds(state)) {
    const registeredAt = NetworkRegisteredAt.get(state, netuid);
    if (now(state) < registeredAt + immunity) continue;
    const price = movingAlphaPrice(state, netuid);
    const lower =
      lowest === undefined || price < lowest.price || (price === lowest.price && registeredAt < lowest.registeredAt);
    if (lower) lowest = { netuid, price, registeredAt };
  }
  return lowest?.netuid;
}
