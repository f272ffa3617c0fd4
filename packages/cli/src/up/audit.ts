import { concat, u16 } from "@opentao/codec";
import { encodeAddress } from "@opentao/crypto";
import type { Chain } from "@opentao/sdk";
import { z } from "zod";

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

const account = z.object({ data: z.object({ free: z.bigint(), reserved: z.bigint() }) });
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
  const [issued, reserves, holders] = await Promise.all([
    chain.query("Balances", "TotalIssuance", [], { at }),
    chain.entries("SubtensorModule", "SubnetTAO", [], { at }),
    chain.entries("System", "Account", [], { at }),
  ]);
  let pools = 0n;
  let rootStake = 0n;
  const subnets = new Set<unknown>();
  for (const { keys, value } of reserves) {
    const netuid = z.number().parse(keys[0]);
    const tao = z.bigint().parse(value);
    subnets.add(subnetAccount(netuid));
    if (netuid === ROOT) rootStake += tao;
    else pools += tao;
  }
  let accounts = 0n;
  for (const { keys, value } of holders) {
    if (subnets.has(keys[0])) continue;
    const { free, reserved } = account.parse(value).data;
    accounts += free + reserved;
  }
  const supply = z.bigint().parse(issued);
  return { supply, accounts, pools, rootStake, difference: supply - accounts - pools - rootStake };
}
