import type { Chain } from "../chain/chain.ts";
import type { Head } from "../chain/heads/header.ts";
import { readNeurons } from "./columns.ts";
import type { Metagraph, Neuron } from "./types.ts";

function normalized(weights: readonly (readonly [number, number])[]): ReadonlyMap<number, number> {
  const sum = weights.reduce((total, [, weight]) => total + weight, 0);
  return new Map(weights.map(([uid, weight]) => [uid, sum === 0 ? 0 : weight / sum]));
}

/** Options of reading a metagraph. */
export interface MetagraphOptions {
  /** The block; the best one by default. */
  readonly at?: Head;
  /** True when weights and bonds are read as well. Default: no. */
  readonly full?: boolean;
}

/** Adds weights and bonds. */
async function withWeights(chain: Chain, netuid: number, at: string, neurons: readonly Neuron[]): Promise<Neuron[]> {
  const infos = await chain.at(at).apis.NeuronInfoRuntimeApi.get_neurons({ netuid });
  const byUid = new Map(infos.map((info) => [info.uid, info]));
  return neurons.map((neuron) => {
    const { weights = [], bonds = [] } = byUid.get(neuron.uid) ?? {};
    return { ...neuron, weights: normalized(weights), bonds: new Map(bonds) };
  });
}

/** A snapshot of a subnet (protocol: wire §c.1). @throws ChainError `UNKNOWN_ITEM` when there is no such subnet */
export async function readMetagraph(chain: Chain, netuid: number, options: MetagraphOptions = {}): Promise<Metagraph> {
  const { number: block, hash: blockHash } = options.at ?? (await chain.head());
  const neurons = await readNeurons(chain, netuid, blockHash);
  return {
    netuid,
    block,
    blockHash,
    neurons: options.full === true ? await withWeights(chain, netuid, blockHash, neurons) : neurons,
  };
}
