import type { NetworkView, NeuronView, SubnetView } from "../../src/up/observation/view.ts";

/** A neuron as the chain and its process might show it. */
export function neuronView(changes: Partial<NeuronView> = {}): NeuronView {
  return {
    uid: 1,
    name: "text-small",
    role: "miner",
    model: "small",
    score: 0.5,
    incentive: 0.25,
    dividends: 0,
    earnedAlpha: 2_000_000_000n,
    earnedTao: 1_000_000_000n,
    walletTao: 0n,
    answer: "an answer in some words",
    ...changes,
  };
}

/** A subnet with these neurons. */
export function subnetView(neurons: readonly NeuronView[], changes: Partial<SubnetView> = {}): SubnetView {
  const pool = { poolTao: 7_000_000_000n, poolAlpha: 9_000_000_000n };
  return { netuid: 1, name: "text", tempo: 20, untilEpoch: 5, price: 0.75, ...pool, neurons, rounds: [], ...changes };
}

/** A network of these subnets. */
export function networkView(subnets: readonly SubnetView[]): NetworkView {
  return {
    block: 120,
    blockHash: "0x00",
    finalized: 119,
    supply: 119_000_000_000n,
    maxSupply: 21_000_000_000_000_000n,
    blockEmission: 1_000_000_000n,
    nextHalving: 10_500_000_000_000_000n,
    nodes: [],
    subnets,
  };
}
