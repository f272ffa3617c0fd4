import { z } from "zod";
import type { Chain } from "../chain/chain.ts";
import { ChainError } from "../chain/errors.ts";
import { expectValue } from "../chain/expectValue.ts";
import type { Head } from "../chain/header.ts";
import { numberToIp } from "../chain/ip.ts";
import type { Metagraph, Neuron } from "./types.ts";

const pairs = z.array(z.tuple([z.number(), z.number()]));
const neuronInfo = z.object({
  uid: z.number(),
  hotkey: z.string(),
  coldkey: z.string(),
  active: z.boolean(),
  axon_info: z.object({ ip: z.bigint(), port: z.number(), ip_type: z.number() }),
  emission: z.bigint(),
  incentive: z.number(),
  consensus: z.number(),
  dividends: z.number(),
  trust: z.number(),
  validator_trust: z.number(),
  last_update: z.bigint(),
  validator_permit: z.boolean(),
  weights: pairs.optional(),
  bonds: pairs.optional(),
});
const subnetState = z.object({
  alpha_stake: z.array(z.bigint()),
  tao_stake: z.array(z.bigint()),
  total_stake: z.array(z.bigint()),
});
type SubnetState = z.infer<typeof subnetState>;

const U16_MAX = 65_535;

function normalised(weights: readonly (readonly [number, number])[]): ReadonlyMap<number, number> {
  const sum = weights.reduce((total, [, weight]) => total + weight, 0);
  return new Map(weights.map(([uid, weight]) => [uid, sum === 0 ? 0 : weight / sum]));
}

function toNeuron(info: z.infer<typeof neuronInfo>, state: SubnetState): Neuron {
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
    ...(info.weights === undefined ? {} : { weights: normalised(info.weights) }),
    ...(info.bonds === undefined ? {} : { bonds: new Map(info.bonds) }),
  };
}

/** How to read a metagraph. */
export interface MetagraphOptions {
  /** The block; the best one by default. */
  readonly at?: Head;
  /** Whether weights and bonds are read as well. Default: no. */
  readonly full?: boolean;
}

/** A snapshot of a subnet (protocol: wire §c.1). @throws ChainError `UNKNOWN_ITEM` when there is no such subnet */
export async function readMetagraph(chain: Chain, netuid: number, options: MetagraphOptions = {}): Promise<Metagraph> {
  const head = options.at ?? (await chain.head());
  const at = { at: head.hash };
  const method = options.full === true ? "get_neurons" : "get_neurons_lite";
  const [infos, state] = await Promise.all([
    chain.call("NeuronInfoRuntimeApi", method, [netuid], at),
    chain.call("SubnetInfoRuntimeApi", "get_subnet_state", [netuid], at),
  ]);
  if (state === undefined) {
    throw new ChainError("UNKNOWN_ITEM", `there is no subnet ${netuid}`, "List the subnets with `tao subnets`.");
  }
  const stakes = expectValue(subnetState, state, "the state of the subnet");
  const neurons = expectValue(z.array(neuronInfo), infos, "the list of neurons");
  return {
    netuid,
    block: head.number,
    blockHash: head.hash,
    neurons: neurons.map((info) => toNeuron(info, stakes)).sort((a, b) => a.uid - b.uid),
  };
}
