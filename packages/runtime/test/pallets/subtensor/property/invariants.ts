import { expect } from "vitest";
import type { State } from "../../../../src/framework/index.ts";
import { totalBalance, totalIssuance } from "../../../../src/pallets/balances/index.ts";
import { subnetAccount } from "../../../../src/pallets/subtensor/subnets/account.ts";
import { subnetIds } from "../../../../src/pallets/subtensorStorage/existence.ts";
import { SubnetTAO, TotalHotkeyAlpha, TotalIssuance } from "../../../../src/pallets/subtensorStorage/index.ts";
import { Account } from "../../../../src/pallets/system/storage.ts";
import { ROOT } from "../../../../src/primitives/subnets.ts";

/** Every rao is somewhere, and only once. */
export function expectEveryRaoAccounted(state: State): void {
  const held = Account.values(state).reduce((sum, { data }) => sum + data.free + data.reserved, 0n);
  expect(totalIssuance(state), "Balances counts what the accounts hold").toBe(held);
  expect(TotalIssuance.get(state), "SubtensorModule counts what Balances counts").toBe(held);
  for (const netuid of new Set([...subnetIds(state), ...SubnetTAO.keys(state)])) {
    const pool = SubnetTAO.get(state, netuid);
    expect(totalBalance(state, subnetAccount(netuid)), `the account of subnet ${netuid} holds its pool`).toBe(pool);
  }
  const staked = TotalHotkeyAlpha.entries(state)
    .filter(([[, netuid]]) => netuid === ROOT)
    .reduce((sum, [, alpha]) => sum + alpha, 0n);
  expect(SubnetTAO.get(state, ROOT), "root holds what is staked on it").toBe(staked);
}
