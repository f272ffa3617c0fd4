/**
 * Removing what is stored of a subnet (protocol: consensus §4.4).
 *
 * The protocol leaves some items behind, which the next subnet of that id would inherit; here only the counter of
 * registrations stays, which tells the two apart (deviations, Accounting).
 *
 * @packageDocumentation
 */

import type { State } from "../../../framework/index.ts";
import * as storage from "../../subtensorStorage/index.ts";
import { PendingChildKeysScan } from "../../subtensorStorage/pendingScan.ts";
import { storageIndex } from "../../subtensorStorage/storageIndex.ts";
import { events } from "../events.ts";
import { REMOVE, removing, removingOf, type Sweep } from "../sweep.ts";
import { BY_ACCOUNT, MECHANISM_TABLES, MECHANISM_VALUES, TABLES, VALUES } from "./subnetItems.ts";

const indicesOf = (netuid: number, mechanisms: number): number[] =>
  Array.from({ length: mechanisms }, (_, mechanism) => storageIndex(netuid, mechanism));

/** Removes what there is once of a subnet or of each of its mechanisms, but for its TAO. */
export function removeValues(state: State, netuid: number, mechanisms: number): void {
  if (storage.SubnetIdentitiesV3.has(state, netuid)) state.deposit(events.SubnetIdentityRemoved([netuid]));
  for (const item of VALUES) item.delete(state, netuid);
  for (const index of indicesOf(netuid, mechanisms)) {
    for (const item of MECHANISM_VALUES) item.delete(state, index);
  }
  PendingChildKeysScan.delete(state, netuid);
}

/** Removes what limits the owner's rate of changes, which is keyed by what was changed. */
const removingRateLimits = (netuid: number): Sweep => ({
  prefix: storage.LastRateLimitedBlock.prefix,
  visit: (state, raw) => {
    const key = storage.LastRateLimitedBlock.keysOf(raw, () => true);
    const isOfSubnet =
      ((key?.type === "SetSNOwnerHotkey" || key?.type === "AddStakeBurn") && key.value === netuid) ||
      (key?.type === "OwnerHyperparamUpdate" && key.value[0] === netuid);
    if (!isOfSubnet) return 0;
    state.clear(raw);
    return REMOVE;
  },
});

/** Sweeps that remove everything else but stakes and locks. */
export const itemSweeps = (netuid: number, mechanisms: number): Sweep[] => [
  ...indicesOf(netuid, mechanisms).flatMap((index) => MECHANISM_TABLES.map((item) => removing(item.key(index)))),
  ...TABLES.map((item) => removing(item.key(netuid))),
  ...BY_ACCOUNT.map((item) => removingOf(netuid, item)),
  removingOf(netuid, storage.TransactionKeyLastBlock),
  removingRateLimits(netuid),
];
