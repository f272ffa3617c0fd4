import { CONSENSUS } from "./consensus.ts";
import { OWNERSHIP } from "./ownership.ts";
import type { SubnetParameter } from "./parameter.ts";
import { REGISTRATION } from "./registration.ts";

/**
 * Parameters of a subnet that a call of the chain can change, by the names of the official command line and of the
 * chain's own list.
 *
 * @example
 * ```ts
 * import { SUBNET_PARAMETERS } from "@opentao/sdk/chain";
 *
 * const call = SUBNET_PARAMETERS.get("immunity_period")?.call(1, "7200");
 * console.log(call?.value.type); // sudo_set_immunity_period
 * ```
 */
export const SUBNET_PARAMETERS: ReadonlyMap<string, SubnetParameter> = new Map(
  Object.entries({ ...CONSENSUS, ...REGISTRATION, ...OWNERSHIP }),
);
