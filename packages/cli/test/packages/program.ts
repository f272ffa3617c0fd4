// A program as a user writes it: compiled with strict settings against the packed packages, then run.
import { Reader, toHex, u32 } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { Grandpa } from "@opentao/consensus";
import { encodeAddress, keypairFromSuri } from "@opentao/crypto";
import { U64F64 } from "@opentao/fixed";
import { Node, type NodeOptions } from "@opentao/node";
import { createRuntime, presetNames, type Runtime } from "@opentao/runtime";
import { RuntimePanic } from "@opentao/runtime/boundary";
import { Axon, Chain, CodedError, Dendrite, type descriptors, type Neuron, tx } from "@opentao/sdk";
import { type ShippedModel, subnets } from "@opentao/subnets";
import { EMPTY_ROOT } from "@opentao/trie";

const alice = keypairFromSuri("//Alice");
const runtime: Runtime = createRuntime();
const models: readonly ShippedModel[] = subnets.image.models;
const uids = (neurons: readonly Neuron[]): number[] => neurons.map(({ uid }) => uid);
const path = (options: NodeOptions): NodeOptions["basePath"] => options.basePath;

/** Reads of a chain have their types without a schema. */
async function earned(chain: Chain, hotkey: string): Promise<readonly [bigint, number | undefined, bigint]> {
  const { SubtensorModule, System } = chain.query;
  const { data }: descriptors.AccountInfo = await System.Account(hotkey);
  // @ts-expect-error the keys are the other way around
  await SubtensorModule.Uids(hotkey, 1);
  // @ts-expect-error there is no such pallet
  await chain.apis.NothingApi;
  const { alpha_amount } = await chain.apis.SwapRuntimeApi.sim_swap_tao_for_alpha({ netuid: 1, tao: data.free });
  return [data.free, await SubtensorModule.Uids(1, hotkey), alpha_amount];
}
const call: descriptors.RuntimeCall = tx.SubtensorModule.add_stake({
  hotkey: alice.address,
  netuid: 1,
  amount_staked: 1n,
});

const unreachable: unknown = await Chain.connect("ws://127.0.0.1:1").catch((error: unknown) => error);

console.log(
  JSON.stringify({
    alice: encodeAddress(alice.publicKey),
    methods: runtime.methods.length,
    presets: presetNames,
    models: models.length,
    code: unreachable instanceof CodedError ? unreachable.code : "no error",
    number: u32.decode(Uint8Array.of(1, 0, 0, 0)),
    root: toHex(EMPTY_ROOT).length,
    present: [Reader, Header, Grandpa, U64F64, Node, RuntimePanic, Axon, Dendrite, uids, path, earned, call].every(
      Boolean,
    ),
  }),
);
