import { type Codec, concatAll, U16_MAX, u8, u16, u64, vec } from "@opentao/codec";
import type { Read, ReadCall } from "../call/readCall.ts";
import type { Param } from "../protocol/params.ts";
import { blockOf } from "../results/blocks.ts";

type Argument = (param: Param) => Uint8Array;

const integer =
  (codec: Codec<number>, max: number): Argument =>
  (param) =>
    codec.encode(param.integer(max));

const netuid = integer(u16, U16_MAX);
const mechanism = integer(u8, 0xff);
const amount: Argument = (param) => u64.encode(BigInt(param.integer()));
const indices: Argument = (param) =>
  vec(u16, { max: 1024 }).encode(param.list(1024).map((item) => item.integer(U16_MAX)));
/** An account as an address, or as a list of its bytes. */
const account: Argument = (param) =>
  Array.isArray(param.value) ? Uint8Array.from(param.list(32).map((byte) => byte.integer(0xff))) : param.account();

/** Forwards to a method of the runtime; the block comes last. The answer is what it encodes, as a list of bytes. */
function forward(method: string, ...args: readonly Argument[]): Read {
  return (call) => [...ask(call, method, args)];
}

/** The same for a method that answers a `u64`, which is given as a number. */
function forwardNumber(method: string, ...args: readonly Argument[]): Read {
  return (call) => Number(u64.decode(ask(call, method, args)));
}

function ask(call: ReadCall, method: string, args: readonly Argument[]): Uint8Array {
  const input = concatAll(args.map((encode, i) => encode(call.params.at(i))));
  return call.services.chain.call(blockOf(call, args.length), method, input);
}

export const delegateInfo_getDelegates = forward("DelegateInfoRuntimeApi_get_delegates");
export const delegateInfo_getDelegate = forward("DelegateInfoRuntimeApi_get_delegate", account);
export const delegateInfo_getDelegated = forward("DelegateInfoRuntimeApi_get_delegated", account);

export const neuronInfo_getNeurons = forward("NeuronInfoRuntimeApi_get_neurons", netuid);
export const neuronInfo_getNeuron = forward("NeuronInfoRuntimeApi_get_neuron", netuid, netuid);
export const neuronInfo_getNeuronsLite = forward("NeuronInfoRuntimeApi_get_neurons_lite", netuid);
export const neuronInfo_getNeuronLite = forward("NeuronInfoRuntimeApi_get_neuron_lite", netuid, netuid);

export const subnetInfo_getSubnetInfo = forward("SubnetInfoRuntimeApi_get_subnet_info", netuid);
export const subnetInfo_getSubnetsInfo = forward("SubnetInfoRuntimeApi_get_subnets_info");
export const subnetInfo_getSubnetInfo_v2 = forward("SubnetInfoRuntimeApi_get_subnet_info_v2", netuid);
export const subnetInfo_getSubnetsInfo_v2 = forward("SubnetInfoRuntimeApi_get_subnets_info_v2");
export const subnetInfo_getSubnetHyperparams = forward("SubnetInfoRuntimeApi_get_subnet_hyperparams", netuid);
export const subnetInfo_getSubnetHyperparamsV2 = forward("SubnetInfoRuntimeApi_get_subnet_hyperparams_v2", netuid);
export const subnetInfo_getAllDynamicInfo = forward("SubnetInfoRuntimeApi_get_all_dynamic_info");
export const subnetInfo_getDynamicInfo = forward("SubnetInfoRuntimeApi_get_dynamic_info", netuid);
export const subnetInfo_getAllMetagraphs = forward("SubnetInfoRuntimeApi_get_all_metagraphs");
export const subnetInfo_getMetagraph = forward("SubnetInfoRuntimeApi_get_metagraph", netuid);
export const subnetInfo_getAllMechagraphs = forward("SubnetInfoRuntimeApi_get_all_mechagraphs");
export const subnetInfo_getMechagraph = forward("SubnetInfoRuntimeApi_get_mechagraph", netuid, mechanism);
export const subnetInfo_getSubnetState = forward("SubnetInfoRuntimeApi_get_subnet_state", netuid);
export const subnetInfo_getSelectiveMetagraph = forward(
  "SubnetInfoRuntimeApi_get_selective_metagraph",
  netuid,
  indices,
);
export const subnetInfo_getSelectiveMechagraph = forward(
  "SubnetInfoRuntimeApi_get_selective_mechagraph",
  netuid,
  mechanism,
  indices,
);
export const subnetInfo_getColdkeyAutoStakeHotkey = forward(
  "SubnetInfoRuntimeApi_get_coldkey_auto_stake_hotkey",
  account,
  netuid,
);
export const subnetInfo_getSubnetToPrune = forward("SubnetInfoRuntimeApi_get_subnet_to_prune");
export const subnetInfo_getSubnetAccountId = forward("SubnetInfoRuntimeApi_get_subnet_account_id", netuid);
export const subnetInfo_getLockCost = forwardNumber("SubnetRegistrationRuntimeApi_get_network_registration_cost");

export const stakeInfo_getColdkeyLock = forward("StakeInfoRuntimeApi_get_coldkey_lock", account, netuid);

export const swap_currentAlphaPrice = forwardNumber("SwapRuntimeApi_current_alpha_price", netuid);
export const swap_currentAlphaPriceAll = forward("SwapRuntimeApi_current_alpha_price_all");
export const swap_simSwapTaoForAlpha = forward("SwapRuntimeApi_sim_swap_tao_for_alpha", netuid, amount);
export const swap_simSwapAlphaForTao = forward("SwapRuntimeApi_sim_swap_alpha_for_tao", netuid, amount);
