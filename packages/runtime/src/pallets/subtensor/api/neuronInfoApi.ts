/**
 * NeuronInfoRuntimeApi: neurons one by one (protocol: clients §b).
 *
 * @packageDocumentation
 */

import { AccountId, bool, option, struct, tuple, u16, type Value, vec } from "@opentao/codec";
import { apiMethod, runtimeApi, type State } from "../../../framework/index.ts";
import { U16_MAX } from "../../../primitives/numbers.ts";
import { NetUid } from "../../../primitives/subnets.ts";
import { subnetExists } from "../../subtensorStorage/existence.ts";
import {
  Active,
  Bonds,
  Consensus,
  Dividends,
  Emission,
  Incentive,
  Keys,
  LastUpdate,
  Owner,
  Prometheus,
  SubnetworkN,
  ValidatorPermit,
  ValidatorTrust,
  Weights,
} from "../../subtensorStorage/index.ts";
import { AxonInfo, PrometheusInfo } from "../../subtensorStorage/types.ts";
import { getStakeForHotkeyOnSubnet } from "../ledger/positions.ts";
import { axonOf } from "./axon.ts";
import { CompactAlpha, CompactNetUid, CompactU16, CompactU64 } from "./types.ts";

const Pairs = vec(tuple(CompactU16, CompactU16));

const commonFields = {
  hotkey: AccountId,
  coldkey: AccountId,
  uid: CompactU16,
  netuid: CompactNetUid,
  active: bool,
  axonInfo: AxonInfo,
  prometheusInfo: PrometheusInfo,
  /** The owner, and the alpha staked with the hotkey by all. */
  stake: vec(tuple(AccountId, CompactAlpha)),
  rank: CompactU16,
  emission: CompactAlpha,
  incentive: CompactU16,
  consensus: CompactU16,
  trust: CompactU16,
  validatorTrust: CompactU16,
  dividends: CompactU16,
  lastUpdate: CompactU64,
  validatorPermit: bool,
} as const;

/** A neuron. `rank`, `trust` and `pruningScore` belong to older chains: they are 0, and 65535 for the last. */
export const NeuronInfo = struct(
  { ...commonFields, weights: Pairs, bonds: Pairs, pruningScore: CompactU16 },
  { path: "pallet_subtensor::rpc_info::neuron_info::NeuronInfo" },
);
/** A neuron without its weights and bonds. */
export const NeuronInfoLite = struct(
  { ...commonFields, pruningScore: CompactU16 },
  { path: "pallet_subtensor::rpc_info::neuron_info::NeuronInfoLite" },
);

const NO_METRICS = { block: 0n, version: 0, ip: 0n, port: 0, ipType: 0 };

/** Describes neurons of a subnet in the lite form, in the order of `uids`. The vectors are read once. */
function describeAll(state: State, netuid: number, uids: readonly number[]): Value<typeof NeuronInfoLite>[] {
  const [active, emission, incentive] = [
    Active.get(state, netuid),
    Emission.get(state, netuid),
    Incentive.get(state, netuid),
  ];
  const [consensus, trust, dividends] = [
    Consensus.get(state, netuid),
    ValidatorTrust.get(state, netuid),
    Dividends.get(state, netuid),
  ];
  const [lastUpdate, permits] = [LastUpdate.get(state, netuid), ValidatorPermit.get(state, netuid)];
  return uids.map((uid) => {
    const hotkey = Keys.get(state, netuid, uid);
    const coldkey = Owner.get(state, hotkey);
    return {
      hotkey,
      coldkey,
      uid,
      netuid,
      active: active[uid] ?? false,
      axonInfo: axonOf(state, netuid, hotkey),
      prometheusInfo: Prometheus.get(state, netuid, hotkey) ?? NO_METRICS,
      stake: [[coldkey, getStakeForHotkeyOnSubnet(state, hotkey, netuid)]],
      rank: 0,
      emission: emission[uid] ?? 0n,
      incentive: incentive[uid] ?? 0,
      consensus: consensus[uid] ?? 0,
      trust: 0,
      validatorTrust: trust[uid] ?? 0,
      dividends: dividends[uid] ?? 0,
      lastUpdate: lastUpdate[uid] ?? 0n,
      validatorPermit: permits[uid] ?? false,
      pruningScore: U16_MAX,
    };
  });
}

const nonZero = (pairs: readonly [number, number][]) => pairs.filter(([, value]) => value > 0);

function withWeights(state: State, lite: Value<typeof NeuronInfoLite>): Value<typeof NeuronInfo> {
  const { netuid, uid } = lite;
  return {
    ...lite,
    weights: nonZero(Weights.get(state, netuid, uid)),
    bonds: nonZero(Bonds.get(state, netuid, uid)),
  };
}

const allUids = (state: State, netuid: number) =>
  subnetExists(state, netuid) ? Array.from({ length: SubnetworkN.get(state, netuid) }, (_, uid) => uid) : [];

function describeOne(state: State, netuid: number, uid: number): Value<typeof NeuronInfoLite> | undefined {
  const exists = subnetExists(state, netuid) && Keys.has(state, netuid, uid);
  return exists ? describeAll(state, netuid, [uid])[0] : undefined;
}

/** The API. */
export const NeuronInfoRuntimeApi = runtimeApi({
  name: "NeuronInfoRuntimeApi",
  version: 1,
  docs: "Neurons of subnets.",
  methods: {
    getNeurons: apiMethod({
      args: { netuid: NetUid },
      output: vec(NeuronInfo),
      docs: "All neurons of a subnet with their weights and bonds.",
      run: ({ state }, { netuid }) =>
        describeAll(state, netuid, allUids(state, netuid)).map((lite) => withWeights(state, lite)),
    }),
    getNeuron: apiMethod({
      args: { netuid: NetUid, uid: u16 },
      output: option(NeuronInfo),
      docs: "One neuron with its weights and bonds.",
      run: ({ state }, { netuid, uid }) => {
        const lite = describeOne(state, netuid, uid);
        return lite === undefined ? undefined : withWeights(state, lite);
      },
    }),
    getNeuronsLite: apiMethod({
      args: { netuid: NetUid },
      output: vec(NeuronInfoLite),
      docs: "All neurons of a subnet.",
      run: ({ state }, { netuid }) => describeAll(state, netuid, allUids(state, netuid)),
    }),
    getNeuronLite: apiMethod({
      args: { netuid: NetUid, uid: u16 },
      output: option(NeuronInfoLite),
      docs: "One neuron.",
      run: ({ state }, { netuid, uid }) => describeOne(state, netuid, uid),
    }),
  },
});
