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
import { storageIndices } from "../../subtensorStorage/storageIndex.ts";
import { events } from "../events.ts";
import { BY_ACCOUNT, MECHANISM_TABLES, MECHANISM_VALUES, TABLES, VALUES } from "./subnetItems.ts";

function removeRateLimits(state: State, netuid: number): void {
  for (const [account, subnet, type] of storage.TransactionKeyLastBlock.keys(state)) {
    if (subnet === netuid) storage.TransactionKeyLastBlock.delete(state, account, subnet, type);
  }
  for (const key of storage.LastRateLimitedBlock.keys(state)) {
    const isOfSubnet =
      ((key.type === "SetSNOwnerHotkey" || key.type === "AddStakeBurn") && key.value === netuid) ||
      (key.type === "OwnerHyperparamUpdate" && key.value[0] === netuid);
    if (isOfSubnet) storage.LastRateLimitedBlock.delete(state, key);
  }
}

/** Removes everything that is stored of a subnet. Its stakes, locks and pool must be gone. */
export function removeSubnet(state: State, netuid: number): void {
  for (const index of storageIndices(state, netuid)) {
    for (const item of MECHANISM_VALUES) item.delete(state, index);
    for (const item of MECHANISM_TABLES) item.clearUnder(state, index);
  }
  if (storage.SubnetIdentitiesV3.has(state, netuid)) state.deposit(events.SubnetIdentityRemoved([netuid]));
  for (const item of VALUES) item.delete(state, netuid);
  PendingChildKeysScan.delete(state, netuid);
  for (const item of TABLES) item.clearUnder(state, netuid);
  for (const item of BY_ACCOUNT) {
    for (const [account, subnet] of item.keys(state)) if (subnet === netuid) item.delete(state, account, netuid);
  }
  removeRateLimits(state, netuid);
  storage.TotalNetworks.mutate(state, (count) => Math.max(0, count - 1));
}
