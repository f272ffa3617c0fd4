/**
 * Division of an epoch's emission among the mechanisms of a subnet.
 *
 * @packageDocumentation
 */

import type { EpochAccount } from "../account.ts";
import { alpha, count } from "../quantity.ts";
import { type Step, step } from "../step.ts";

/** Emission of each mechanism of an epoch, in their order: together they are the epoch's. */
export function mechanismEmissions({ mechanisms }: EpochAccount, epochEmission: Step): Step[] {
  const floors = mechanisms.map(({ mechanism, part }) => {
    const inputs = { splitPart: count(part.part), splitWhole: count(part.whole), mechanismCount: count(part.count) };
    return step("mechanismFloor", alpha(part.floor), { epochEmission, ...inputs }, { mechanism });
  });
  return mechanisms.map(({ mechanism, part }, place) => {
    const left = { epochEmission, mechanismFloor: floors };
    const splitRest = place === 0 ? step("splitRest", alpha(part.rest), left) : alpha(part.rest);
    return step("mechanismEmission", alpha(part.emission), { mechanismFloor: floors[place], splitRest }, { mechanism });
  });
}
