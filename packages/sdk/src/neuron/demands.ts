import type { Chain } from "../chain/chain.ts";

/** Requirements of a subnet on weights at a block. */
export interface Demands {
  readonly rateLimit: number;
  readonly lastEpoch: number;
  readonly minAllowed: number;
  /** Of 65535. */
  readonly maxWeight: number;
  readonly versionKey: bigint;
  readonly commitReveal: boolean;
  readonly epochIndex: number;
  readonly revealPeriod: number;
}

/** Reads the requirements as they are after the block of this hash. @throws ChainError */
export async function readDemands(chain: Chain, netuid: number, hash: string): Promise<Demands> {
  const { SubtensorModule: items } = chain.at(hash).query;
  const [rateLimit, lastEpoch, minAllowed, maxWeight, versionKey, commitReveal, epochIndex, revealPeriod] =
    await Promise.all([
      items.WeightsSetRateLimit(netuid),
      items.LastEpochBlock(netuid),
      items.MinAllowedWeights(netuid),
      items.MaxWeightsLimit(netuid),
      items.WeightsVersionKey(netuid),
      items.CommitRevealWeightsEnabled(netuid),
      items.SubnetEpochIndex(netuid),
      items.RevealPeriodEpochs(netuid),
    ]);
  return {
    rateLimit: Number(rateLimit),
    lastEpoch: Number(lastEpoch),
    minAllowed,
    maxWeight,
    versionKey,
    commitReveal,
    epochIndex: Number(epochIndex),
    revealPeriod: Number(revealPeriod),
  };
}
