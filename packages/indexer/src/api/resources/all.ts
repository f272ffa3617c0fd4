import { ACCOUNTING } from "./accounting.ts";
import { ACCOUNTS } from "./accounts.ts";
import { HISTORY } from "./history.ts";
import { type ChainKnown, overview } from "./overview.ts";
import type { Resource } from "./resource.ts";
import { STATE } from "./state.ts";
import { SUBNETS } from "./subnets.ts";

/** All that can be asked for. @param known - what is known of the chain at the moment */
export function allResources(known: () => ChainKnown): readonly Resource[] {
  return [...overview(known), ...HISTORY, ...ACCOUNTS, ...SUBNETS, ...STATE, ...ACCOUNTING];
}
