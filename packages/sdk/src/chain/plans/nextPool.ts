import { simulate } from "../actions/simulate.ts";
import type { Chain } from "../chain.ts";
import { type Pool, poolOf, readPool } from "../preview/pool.ts";
import { cannotTry } from "../preview/preview.ts";
import { type StateRead, storageRead } from "../reads/stateReads.ts";

function readsOf(netuid: number): readonly StateRead<number | bigint>[] {
  return [
    storageRead("SubtensorModule", "SubnetMechanism", [netuid]),
    storageRead("SubtensorModule", "SubnetTAO", [netuid]),
    storageRead("SubtensorModule", "SubnetAlphaIn", [netuid]),
    storageRead("Swap", "SwapBalancer", [netuid]),
    storageRead("Swap", "FeeRate", [netuid]),
  ];
}

/** Pools of one try of a block: five reads each, of 32 that a node takes. */
const AT_ONCE = 6;

async function tried(chain: Chain, netuids: readonly number[], address: string): Promise<(Pool | undefined)[]> {
  const each = netuids.map(readsOf);
  const { before } = await simulate(chain, [], address, { reads: each.flat() });
  let at = 0;
  return each.map(({ length }) => {
    const [mechanism = 0, tao = 0, alpha = 0, weight = 0, feeRate = 0] = before.slice(at, at + length);
    at += length;
    const pool = { tao: BigInt(tao), alpha: BigInt(alpha), weight: BigInt(weight), feeRate: Number(feeRate) };
    return poolOf(Number(mechanism), pool);
  });
}

/**
 * Reads subnets' pools as a trade will find them: in the next block, whose emission has changed them already;
 * `undefined` where TAO is alpha (root). A node that cannot try a block gives those of now.
 *
 * @param address - SS58 address of who trades
 * @returns the pools in the order of their subnets
 */
export async function nextPools(
  chain: Chain,
  netuids: readonly number[],
  address: string,
): Promise<readonly (Pool | undefined)[]> {
  const pools: (Pool | undefined)[] = [];
  try {
    for (let at = 0; at < netuids.length; at += AT_ONCE) {
      pools.push(...(await tried(chain, netuids.slice(at, at + AT_ONCE), address)));
    }
    return pools;
  } catch (error) {
    if (!cannotTry(error)) throw error;
    return Promise.all(netuids.map((netuid) => readPool(chain, netuid, {})));
  }
}
