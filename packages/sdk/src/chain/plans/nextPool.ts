import { simulate } from "../actions/simulate.ts";
import type { Chain } from "../chain.ts";
import { type Pool, poolOf, readPool } from "../preview/pool.ts";
import { cannotTry } from "../preview/preview.ts";
import { storageRead } from "../reads/stateReads.ts";

/**
 * Reads a subnet's pool as a trade will find it: in the next block, whose emission has changed it already; `undefined`
 * where TAO is alpha (root). A node that cannot try a block gives that of now.
 *
 * @param address - SS58 address of who trades
 */
export async function nextPool(chain: Chain, netuid: number, address: string): Promise<Pool | undefined> {
  const reads = [
    storageRead("SubtensorModule", "SubnetMechanism", [netuid]),
    storageRead("SubtensorModule", "SubnetTAO", [netuid]),
    storageRead("SubtensorModule", "SubnetAlphaIn", [netuid]),
    storageRead("Swap", "SwapBalancer", [netuid]),
    storageRead("Swap", "FeeRate", [netuid]),
  ] as const;
  try {
    const [mechanism, tao, alpha, weight, feeRate] = (await simulate(chain, [], address, { reads })).before;
    return poolOf(mechanism, { tao, alpha, weight, feeRate });
  } catch (error) {
    if (!cannotTry(error)) throw error;
    return readPool(chain, netuid, {});
  }
}
