import type { Chain } from "../chain.ts";
import type { ReadOptions } from "../reads/raw.ts";

/** Most TAO that will ever exist, in rao. */
const MAX_SUPPLY = 21_000_000_000_000_000n;
const FIRST_EMISSION = 1_000_000_000n;

/** TAO that exists, and how fast more comes, in rao. */
export interface Supply {
  readonly issued: bigint;
  readonly max: bigint;
  /** Halvings that have passed. */
  readonly halvings: number;
  /** Minted a block. */
  readonly blockEmission: bigint;
  /** Supply at which the emission halves next; the maximum when it is over. */
  readonly nextHalving: bigint;
}

/** Supply at which the k-th halving happens: 21 million · (1 − 2⁻ᵏ), rounded up (protocol: consensus §2.3). */
function halvingAt(k: number): bigint {
  const scale = 1n << BigInt(k);
  return (MAX_SUPPLY * (scale - 1n) + scale - 1n) / scale;
}

/** The halving schedule at a supply (protocol: consensus §2.3). */
export function scheduleAt(issued: bigint): Supply {
  let halvings = 0;
  while (FIRST_EMISSION >> BigInt(halvings) > 0n && issued >= halvingAt(halvings + 1)) halvings += 1;
  const blockEmission = issued >= MAX_SUPPLY ? 0n : FIRST_EMISSION >> BigInt(halvings);
  return {
    issued,
    max: MAX_SUPPLY,
    halvings,
    blockEmission,
    nextHalving: blockEmission === 0n ? MAX_SUPPLY : halvingAt(halvings + 1),
  };
}

/** Reads how much TAO exists and how fast more comes. */
export async function getSupply(chain: Chain, { at }: ReadOptions = {}): Promise<Supply> {
  return scheduleAt(await chain.at(at).query.SubtensorModule.TotalIssuance());
}
