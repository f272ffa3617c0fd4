import { concat, option, u16, u32, vec } from "@opentao/codec";
import { OpaqueExtrinsic } from "@opentao/codec/primitives";
import { Metadata, TypeRegistry } from "@polkadot/types";
import { beforeAll, describe, expect, it } from "vitest";
import { SubtensorModule as S } from "../../../../src/pallets/subtensor/index.ts";
import type { TestChain } from "../../../executive/chain.ts";
import { fairLaunch, key, registerByWork } from "./fairLaunch.ts";

const owner = key("//Owner");
const ownerHotkey = key("//Owner//hot");
const miner = key("//Miner");

/** A chain whose subnet 1 has had an epoch with weights. */
function network(): TestChain {
  const chain = fairLaunch();
  const send = (by: typeof owner, call: Parameters<TestChain["sign"]>[1]) => chain.build([chain.sign(by, call)]);
  chain.build();
  send(owner, S.call("registerNetwork", { hotkey: ownerHotkey.publicKey }));
  send(owner, S.call("startCall", { netuid: 1 }));
  send(miner, registerByWork(chain, 1, miner.publicKey, miner.publicKey));
  for (let i = 0; i < 5; i += 1) chain.build();
  send(ownerHotkey, S.call("setWeights", { netuid: 1, dests: [1], weights: [1], versionKey: 0n }));
  for (let i = 0; i < 12; i += 1) chain.build();
  return chain;
}

/** Decodes an answer as a client does, by the type that metadata gives it. */
type Decode = (method: string, ...input: Uint8Array[]) => unknown;

/** Transaction extensions of this chain that the client does not know; none adds anything to a transaction. */
const ourExtensions = Object.fromEntries(
  ["SudoTransactionExtension", "CheckShieldedTxValidity", "SubtensorTransactionExtension", "DrandPriority"].map(
    (name) => [name, { extrinsic: {}, payload: {} }],
  ),
);

function client(chain: TestChain): Decode {
  const answer = chain.call("Metadata_metadata_at_version", u32.encode(15));
  const registry = new TypeRegistry();
  const metadata = new Metadata(registry, option(OpaqueExtrinsic).decode(answer) ?? new Uint8Array());
  registry.setMetadata(metadata, undefined, ourExtensions);
  const outputs = new Map(
    metadata.asV15.apis.flatMap((api) =>
      api.methods.map(({ name, output }): [string, string] => [
        `${api.name}_${name}`,
        registry.createLookupType(output),
      ]),
    ),
  );
  return (method, ...input) => {
    const type = outputs.get(method);
    if (type === undefined) throw new Error(`metadata has no method ${method}`);
    const bytes = chain.call(method, ...input);
    const value = registry.createType(type, bytes);
    // Nothing is left over, nothing is missing.
    expect(value.encodedLength).toBe(bytes.length);
    return value.toJSON();
  };
}

const NETUID = u16.encode(1);

describe("answers of runtime APIs, as a client reads them", () => {
  let decode: Decode;
  beforeAll(() => {
    decode = client(network());
  });

  it("tell of neurons", () => {
    const neurons = decode("NeuronInfoRuntimeApi_get_neurons", NETUID);
    expect(neurons).toMatchObject([
      { uid: 0, netuid: 1, active: true, validatorPermit: true, weights: [[1, 65_535]], pruningScore: 65_535 },
      { uid: 1, incentive: 65_535, weights: [] },
    ]);
    const lite = decode("NeuronInfoRuntimeApi_get_neurons_lite", NETUID);
    expect(lite).toMatchObject([{ uid: 0, hotkey: expect.any(String) }, { uid: 1 }]);
    expect(decode("NeuronInfoRuntimeApi_get_neuron", NETUID, u16.encode(1))).toMatchObject({ uid: 1 });
    expect(decode("NeuronInfoRuntimeApi_get_neuron_lite", NETUID, u16.encode(1))).toMatchObject({ uid: 1 });
    expect(decode("NeuronInfoRuntimeApi_get_neuron", NETUID, u16.encode(7))).toBeNull();
    expect(decode("NeuronInfoRuntimeApi_get_neurons", u16.encode(9))).toEqual([]);
  });

  it("tell of a subnet's metagraph", () => {
    const expected = { netuid: 1, numUids: 2, tempo: 10, block: 22, incentives: [0, 65_535], active: [true, true] };
    expect(decode("SubnetInfoRuntimeApi_get_metagraph", NETUID)).toMatchObject(expected);
    expect(decode("SubnetInfoRuntimeApi_get_mechagraph", NETUID, Uint8Array.of(0))).toMatchObject(expected);
    expect(decode("SubnetInfoRuntimeApi_get_mechagraph", NETUID, Uint8Array.of(1))).toBeNull();
    expect(decode("SubnetInfoRuntimeApi_get_all_metagraphs")).toHaveLength(2);
    expect(decode("SubnetInfoRuntimeApi_get_all_mechagraphs")).toHaveLength(2);
    expect(decode("SubnetInfoRuntimeApi_get_metagraph", u16.encode(9))).toBeNull();
  });

  it("tell only what was asked for of a metagraph", () => {
    const some = decode("SubnetInfoRuntimeApi_get_selective_metagraph", NETUID, vec(u16).encode([8, 30, 72, 999]));
    expect(some).toMatchObject({ netuid: 1, tempo: 10, numUids: 2, hotkeys: null, name: null });
    const input = concat(NETUID, Uint8Array.of(0), vec(u16).encode([52]));
    const hotkeys = decode("SubnetInfoRuntimeApi_get_selective_mechagraph", input);
    expect(hotkeys).toMatchObject({ netuid: 1, tempo: null, hotkeys: [expect.any(String), expect.any(String)] });
  });

  it("tell of subnets, their pools and parameters", () => {
    expect(decode("SubnetInfoRuntimeApi_get_all_dynamic_info")).toMatchObject([{ netuid: 0 }, { netuid: 1 }]);
    const pool = decode("SubnetInfoRuntimeApi_get_dynamic_info", NETUID);
    expect(pool).toMatchObject({ netuid: 1, tempo: 10, taoIn: expect.any(Number), networkRegisteredAt: 2 });
    expect(decode("SubnetInfoRuntimeApi_get_subnet_info", NETUID)).toMatchObject({ netuid: 1, subnetworkN: 2 });
    expect(decode("SubnetInfoRuntimeApi_get_subnets_info")).toHaveLength(2);
    expect(decode("SubnetInfoRuntimeApi_get_subnet_info_v2", NETUID)).toMatchObject({ netuid: 1, identity: null });
    expect(decode("SubnetInfoRuntimeApi_get_subnets_info_v2")).toHaveLength(2);
    expect(decode("SubnetInfoRuntimeApi_get_subnet_state", NETUID)).toMatchObject({ hotkeys: { length: 2 } });
    const parameters = { tempo: 10, weightsRateLimit: 5, activityCutoff: 5000, commitRevealWeightsEnabled: false };
    expect(decode("SubnetInfoRuntimeApi_get_subnet_hyperparams", NETUID)).toMatchObject(parameters);
    expect(decode("SubnetInfoRuntimeApi_get_subnet_hyperparams_v2", NETUID)).toMatchObject({
      ...parameters,
      yumaVersion: 3,
      subnetIsActive: true,
    });
    expect(decode("SubnetInfoRuntimeApi_get_subnet_hyperparams_v3", NETUID)).toHaveLength(32);
    expect(decode("SubnetInfoRuntimeApi_get_subnet_to_prune")).toBeNull();
    expect(decode("SubnetInfoRuntimeApi_get_next_epoch_start_block", NETUID)).toBeGreaterThan(21);
    expect(decode("SubnetInfoRuntimeApi_get_subnet_account_id", NETUID)).toBe(
      "5EYCAe5jLQhn6ofDSvqWqk5fA9XiqK3ahtx5kBNmAqF78mqL",
    );
    expect(decode("SubnetRegistrationRuntimeApi_get_network_registration_cost")).toBe(0);
  });

  it("tell of stake and of delegates", () => {
    const stakes = decode("StakeInfoRuntimeApi_get_stake_info_for_coldkey", miner.publicKey);
    expect(stakes).toMatchObject([{ netuid: 1, isRegistered: true }]);
    const many = decode("StakeInfoRuntimeApi_get_stake_info_for_coldkeys", vec(option(u16)).encode([]));
    expect(many).toEqual([]);
    const place = concat(miner.publicKey, miner.publicKey, NETUID);
    expect(decode("StakeInfoRuntimeApi_get_stake_info_for_hotkey_coldkey_netuid", place)).toMatchObject({ netuid: 1 });
    const coldkeys = concat(Uint8Array.of(4), miner.publicKey);
    const available = decode(
      "StakeInfoRuntimeApi_get_stake_availability_for_coldkeys",
      concat(coldkeys, Uint8Array.of(0)),
    );
    expect(Object.values(available ?? {})).toMatchObject([{ 1: { locked: 0 } }]);
    expect(decode("StakeInfoRuntimeApi_get_coldkey_lock", concat(miner.publicKey, NETUID))).toBeNull();
    expect(decode("StakeInfoRuntimeApi_get_most_convicted_hotkey_on_subnet", NETUID)).toBeNull();
    expect(decode("DelegateInfoRuntimeApi_get_delegates")).toEqual([]);
    expect(decode("DelegateInfoRuntimeApi_get_delegate", miner.publicKey)).toBeNull();
    expect(decode("DelegateInfoRuntimeApi_get_delegated", miner.publicKey)).toEqual([]);
  });
});
