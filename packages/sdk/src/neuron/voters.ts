import type { Metagraph, Neuron } from "../metagraph/index.ts";

/** Stake of those whose votes counted in the latest epoch, as the subnet's consensus weighs it. */
export interface VotersStake {
  readonly sum: bigint;
  /** Of the one with the most. */
  readonly most: bigint;
}

/** Of each list that was asked about: every request to a miner asks. */
const known = new WeakMap<readonly Neuron[], VotersStake>();

/** Stake of the voters of a snapshot. */
export function votersStake({ neurons }: Metagraph): VotersStake {
  const found = known.get(neurons);
  if (found !== undefined) return found;
  let [sum, most] = [0n, 0n];
  for (const { validatorTrust, stake } of neurons) {
    if (validatorTrust <= 0) continue;
    sum += stake;
    if (stake > most) most = stake;
  }
  known.set(neurons, { sum, most });
  return { sum, most };
}
