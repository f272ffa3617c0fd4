import { createWallet, openWallet, type Wallet, WalletError } from "@opentao/sdk/wallet";
import { ensureChain, type NetworkChoices } from "./chain.ts";
import { makeFolders, type NetworkLayout, type NodePlace, nodePlace } from "./layout.ts";
import type { NeuronPlan, SubnetPlan } from "./plan.ts";
import { ensurePorts, type NetworkPorts } from "./ports.ts";

/** Neuron with its keys. */
export interface PreparedNeuron extends NeuronPlan {
  /** SS58 address of its hotkey. */
  readonly hotkey: string;
}

/** Node with its paths and ports. */
export interface PreparedNode extends NodePlace {
  readonly rpcPort: number;
  /** Port for its peers. */
  readonly port: number;
  /** Port for light clients, such as the page for browsers. */
  readonly lightPort: number;
}

/** Subnet with the keys of all neurons. */
export interface PreparedSubnet extends SubnetPlan {
  readonly ownerWallet: Wallet;
  readonly neurons: readonly PreparedNeuron[];
}

/** Network that is ready to be started: everything it needs lies in its folder. */
export interface PreparedNetwork {
  readonly layout: NetworkLayout;
  /** Nodes of the chain, each an authority. The first is the one that neurons talk to. */
  readonly nodes: readonly PreparedNode[];
  /** Milliseconds. */
  readonly blockTimeMs: number;
  readonly ports: NetworkPorts;
  readonly subnets: readonly PreparedSubnet[];
}

/** Ports that a person asks for. */
export interface AskedPorts {
  /** Of the first node's JSON-RPC. */
  readonly rpcPort: number;
  /** Of the index; `undefined` for the one that it had, 0 for any that is free. */
  readonly indexPort?: number;
}

/**
 * Opens the wallet of a neuron; makes it when there is none. It has no password: the network starts by itself, and its
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

function prepareNode(place: NodePlace, ports: NetworkPorts, askedRpcPort: number | undefined): PreparedNode {
  const { rpc = 0, peers = 0, light = 0 } = ports.nodePorts[place.name] ?? {};
  return { ...place, rpcPort: askedRpcPort ?? rpc, port: peers, lightPort: light };
}

/**
 * Makes whatever a network needs that is not in its folder yet.
 *
 * @throws CliError `NETWORK_DAMAGED`, `OTHER_NODES`
 */
export async function prepareNetwork(
  layout: NetworkLayout,
  plan: readonly SubnetPlan[],
  choices: NetworkChoices,
  { rpcPort, indexPort }: AskedPorts,
): Promise<PreparedNetwork> {
  makeFolders(layout);
  const chain = ensureChain(layout, choices);
  const subnets = await Promise.all(plan.map((subnet) => prepareSubnet(layout, subnet)));
  const namesOf = (wanted: NeuronPlan["role"]): string[] =>
    subnets.flatMap(({ neurons }) => neurons.filter(({ role }) => role === wanted).map(({ name }) => name));
  const places = Array.from({ length: chain.nodes }, (_, index) => nodePlace(layout, index));
  const ports = await ensurePorts(
    layout.ports,
    namesOf("miner"),
    places.map(({ name }) => name),
    namesOf("validator"),
    indexPort,
  );
  const nodes = places.map((place, index) => prepareNode(place, ports, index === 0 ? rpcPort : undefined));
  return { layout, nodes, blockTimeMs: chain.blockTimeMs, ports, subnets };
}
