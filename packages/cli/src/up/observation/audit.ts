import { concat, u16 } from "@opentao/codec";
import { encodeAddress } from "@opentao/crypto";
import type { Chain } from "@opentao/sdk";

/** Where all TAO of a chain is at one block, in rao. None of it waits for its epoch: that emission is alpha. */
export interface SupplyAudit {
  /** What the chain says it has issued. */
  readonly supply: bigint;
  /** Held by accounts of people and programs, reserved amounts included. */
  readonly accounts: bigint;
  /** In the pools of the subnets. */
  readonly pools: bigint;
  /** Staked on root. */
  readonly rootStake: bigint;
  /** `supply` minus all of these: 0, or the chain's books are wrong. */
  readonly difference: bigint;
}

const ROOT = 0;

/** The account in which a subnet's TAO lies (protocol: consensus §2.3, §9.8). */
export function subnetAccount(netuid: number): string {
  const id = concat(new TextEncoder().encode("modlsubtensr"), u16.encode(netuid));
  const padded = new Uint8Array(32);
  padded.set(id);
  return encodeAddress(padded);
}

/**
 * Counts all TAO at a block from the accounts and pools themselves. TAO that a subnet's account holds beyond its pool
 * is in none of the sums, so that it shows as a difference.
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
