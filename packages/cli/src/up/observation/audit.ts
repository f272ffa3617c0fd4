import type { Chain } from "@opentao/sdk/chain";
import { subnetAccount } from "../../shared/subnetAccount.ts";

/** Distribution of all TAO of a chain at one block, in rao. None waits for its epoch: pending emission is alpha. */
export interface SupplyAudit {
  /** Issuance, by the chain's own count. */
  readonly supply: bigint;
  /** TAO in accounts, reserved amounts included, those of subnets left out. */
  readonly accounts: bigint;
  /** TAO in the pools of the subnets. */
  readonly pools: bigint;
  /** TAO staked on root. */
  readonly rootStake: bigint;
  /** `supply` minus the sum of the others: 0 unless the chain counts wrongly. */
  readonly difference: bigint;
}

const ROOT = 0;

/**
 * Counts all TAO at a block from accounts and pools. TAO that a subnet's account holds beyond its pool is in none of
 * the sums, so it shows as a difference.
 */
export async function auditSupply(chain: Chain, at: string): Promise<SupplyAudit> {
  const { Balances, SubtensorModule, System } = chain.at(at).query;
  const [supply, reserves, holders] = await Promise.all([
    Balances.TotalIssuance(),
    SubtensorModule.SubnetTAO.entries(),
    System.Account.entries(),
  ]);
  let pools = 0n;
  let rootStake = 0n;
  const subnets = new Set<string>();
  for (const {
    keys: [netuid],
    value: tao,
  } of reserves) {
    subnets.add(subnetAccount(netuid));
    if (netuid === ROOT) rootStake += tao;
    else pools += tao;
  }
  let accounts = 0n;
  for (const { keys, value } of holders) {
    if (!subnets.has(keys[0])) accounts += value.data.free + value.data.reserved;
  }
  return { supply, accounts, pools, rootStake, difference: supply - accounts - pools - rootStake };
}
