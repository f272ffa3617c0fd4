import { U16_MAX } from "@opentao/codec";
import type { Chain } from "../chain/chain.ts";
import { ChainError } from "../chain/errors.ts";
import type { Head } from "../chain/heads/header.ts";
import { numberToIp } from "../chain/ip.ts";
import type { NeuronInfo, NeuronInfoLite, SubnetState } from "../descriptors/generated/types.ts";
import type { Metagraph, Neuron } from "./types.ts";

function normalized(weights: readonly (readonly [number, number])[]): ReadonlyMap<number, number> {
  const sum = weights.reduce((total, [, weight]) => total + weight, 0);
  return new Map(weights.map(([uid, weight]) => [uid, sum === 0 ? 0 : weight / sum]));
}

function toNeuron(info: NeuronInfo | NeuronInfoLite, state: SubnetState): Neuron {
  const { axon_info: axon, uid } = info;
  return {
    uid,
    hotkey: info.hotkey,
    coldkey: info.coldkey,
    axon: axon.port === 0 ? undefined : { ip: numberToIp(axon.ip, axon.ip_type), port: axon.port },
    isActive: info.active,
    hasValidatorPermit: info.validator_permit,
    lastUpdate: Number(info.last_update),
    stake: state.total_stake[uid] ?? 0n,
    alphaStake: state.alpha_stake[uid] ?? 0n,
    taoStake: state.tao_stake[uid] ?? 0n,
    emission: info.emission,
    incentive: info.incentive / U16_MAX,
    consensus: info.consensus / U16_MAX,
    dividends: info.dividends / U16_MAX,
    trust: info.trust / U16_MAX,
    validatorTrust: info.validator_trust / U16_MAX,
    ...("weights" in info ? { weights: normalized(info.weights), bonds: new Map(info.bonds) } : {}),
  };
}

/** Options of reading a metagraph. */
export interface MetagraphOptions {
  /** The block; the best one by default. */
  readonly at?: Head;
  /** True when weights and bonds are read as well. Default: no. */
  readonly full?: boolean;
}

/** A snapshot of a subnet (protocol: wire §c.1). @throws ChainError `UNKNOWN_ITEM` when there is no such subnet */
export async function readMetagraph(chain: Chain, netuid: number, options: MetagraphOptions = {}): Promise<Metagraph> {
  const head = options.at ?? (await chain.head());
  const { NeuronInfoRuntimeApi, SubnetInfoRuntimeApi } = chain.at(head.hash).apis;
  const [neurons, state] = await Promise.all([
    options.full === true
      ? NeuronInfoRuntimeApi.get_neurons({ netuid })
      : NeuronInfoRuntimeApi.get_neurons_lite({ netuid }),
    SubnetInfoRuntimeApi.get_subnet_state({ netuid }),
  ]);
  if (state === undefined) {
    throw new ChainError("UNKNOWN_ITEM", `there is no subnet ${netuid}`, "List the subnets with `tao subnets`.");
  }
  return {
    netuid,
    block: head.number,
    blockHash: head.hash,
    neurons: neurons.map((info) => toNeuron(info, state)).sort((a, b) => a.uid - b.uid),
  };
}
