import { createWallet, openWallet, type Wallet, WalletError } from "@opentao/sdk";
import { ensureChain, type NetworkChoices } from "./chain.ts";
import { makeFolders, type NetworkLayout, type NodePlace, nodePlace } from "./layout.ts";
import type { NeuronPlan, SubnetPlan } from "./plan.ts";
import { ensurePorts, type NetworkState } from "./ports.ts";

/** A neuron with its keys. */
export interface PreparedNeuron extends NeuronPlan {
  /** SS58 address of its hotkey. */
  readonly hotkey: string;
}

/** A node with its place and ports. */
export interface PreparedNode extends NodePlace {
  readonly rpcPort: number;
  /** For its peers. */
  readonly port: number;
}

/** A subnet with the keys of all that take part. */
export interface PreparedSubnet extends SubnetPlan {
  readonly ownerWallet: Wallet;
  readonly neurons: readonly PreparedNeuron[];
}

/** A network that is ready to be started: everything it needs lies in its folder. */
export interface PreparedNetwork {
  readonly layout: NetworkLayout;
  /** Nodes of the chain, each an authority. The first is the one that neurons talk to. */
  readonly nodes: readonly PreparedNode[];
  /** Milliseconds. */
  readonly blockTimeMs: number;
  readonly state: NetworkState;
  readonly subnets: readonly PreparedSubnet[];
}

/**
 * The wallet of a taker of part; made when there is none. It has no password: the network starts by itself, and its
 * folder is its owner's alone.
 */
async function ensureWallet(root: string, name: string): Promise<Wallet> {
  try {
    return await openWallet({ root, name });
  } catch (error) {
    if (!(error instanceof WalletError) || error.code !== "WALLET_NOT_FOUND") throw error;
    await createWallet({ root, name });
    return openWallet({ root, name });
  }
}

async function prepareNeuron(layout: NetworkLayout, neuron: NeuronPlan): Promise<PreparedNeuron> {
  const wallet = await ensureWallet(layout.wallets, neuron.name);
  return { ...neuron, hotkey: (await wallet.hotkey()).address };
}

async function prepareSubnet(layout: NetworkLayout, subnet: SubnetPlan): Promise<PreparedSubnet> {
  const ownerWallet = await ensureWallet(layout.wallets, subnet.owner);
  return {
    ...subnet,
    ownerWallet,
    neurons: await Promise.all(subnet.neurons.map((one) => prepareNeuron(layout, one))),
  };
}

/**
 * Makes what a network needs and is not there yet.
 *
 * @param rpcPort - port of the first node's JSON-RPC
 * @throws CliError `NETWORK_DAMAGED`, `OTHER_NODES`
 */
export async function prepareNetwork(
  layout: NetworkLayout,
  plan: readonly SubnetPlan[],
  choices: NetworkChoices,
  rpcPort: number,
): Promise<PreparedNetwork> {
  makeFolders(layout);
  const chain = ensureChain(layout, choices);
  const subnets = await Promise.all(plan.map((subnet) => prepareSubnet(layout, subnet)));
  const miners = subnets.flatMap(({ neurons }) => neurons.filter(({ role }) => role === "miner"));
  const places = Array.from({ length: chain.nodes }, (_, index) => nodePlace(layout, index));
  const state = await ensurePorts(
    layout.state,
    miners.map(({ name }) => name),
    places.map(({ name }) => name),
  );
  const nodes = places.map((place, index) => {
    const ports = state.nodePorts[place.name];
    return { ...place, rpcPort: index === 0 ? rpcPort : (ports?.rpc ?? 0), port: ports?.peers ?? 0 };
  });
  return { layout, nodes, blockTimeMs: chain.blockTimeMs, state, subnets };
}
