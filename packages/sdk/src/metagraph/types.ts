import type { Endpoint } from "../chain/actions/serveAxon.ts";

/** One neuron of a subnet. Proportions from 0 to 1, amounts in rao. (protocol: wire §c.1) */
export interface Neuron {
  readonly uid: number;
  /** SS58 addresses. */
  readonly hotkey: string;
  readonly coldkey: string;
  /** Address at which it takes requests; `undefined` when it has announced none. */
  readonly axon: Endpoint | undefined;
  /** True when it set weights recently enough to count. */
  readonly isActive: boolean;
  readonly hasValidatorPermit: boolean;
  /** Block of its latest weights, or of its registration. */
  readonly lastUpdate: number;
  /** Weight of its stake in consensus: alpha, and TAO on root as far as the chain counts it. */
  readonly stake: bigint;
  readonly alphaStake: bigint;
  readonly taoStake: bigint;
  /** Alpha of the latest epoch. */
  readonly emission: bigint;
  readonly incentive: number;
  readonly consensus: number;
  readonly dividends: number;
  readonly trust: number;
  readonly validatorTrust: number;
  /** Weights that it gives, by uid, summing up to 1; only in a full snapshot. */
  readonly weights?: ReadonlyMap<number, number>;
  /** Its bonds, by uid, as the chain holds them; only in a full snapshot. */
  readonly bonds?: ReadonlyMap<number, number>;
}

/** A subnet at one block. */
export interface Metagraph {
  readonly netuid: number;
  readonly block: number;
  readonly blockHash: string;
  /** By uid: the neuron with uid n is at n. */
  readonly neurons: readonly Neuron[];
}

/** Neurons by hotkey, of each list that was asked about. */
const byHotkey = new WeakMap<readonly Neuron[], ReadonlyMap<string, Neuron>>();

/** The neuron of a hotkey; `undefined` when it is not registered. */
export function neuronOf({ neurons }: Metagraph, hotkey: string): Neuron | undefined {
  let index = byHotkey.get(neurons);
  if (index === undefined) {
    index = new Map(neurons.map((neuron) => [neuron.hotkey, neuron]));
    byHotkey.set(neurons, index);
  }
  return index.get(hotkey);
}
