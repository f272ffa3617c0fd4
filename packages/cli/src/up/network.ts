import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { loadSpec } from "@opentao/node";
import { createRuntime } from "@opentao/runtime";
import type { Wallet } from "@opentao/sdk";
import { z } from "zod";
import { authorAddress, authorSeed } from "../node/authorKey.ts";
import { type ChainChoices, hurriedFairLaunch } from "./genesis.ts";
import { makeFolders, type NetworkLayout } from "./layout.ts";
import type { NeuronPlan, SubnetPlan } from "./plan.ts";
import { ensureAxonPorts, type NetworkState } from "./state.ts";
import { readStored } from "./stored.ts";
import { ensureWallet } from "./wallets.ts";

/** A neuron with its keys. */
export interface PreparedNeuron extends NeuronPlan {
  /** SS58 address of its hotkey. */
  readonly hotkey: string;
}

/** A subnet with the keys of all that take part. */
export interface PreparedSubnet extends SubnetPlan {
  readonly ownerWallet: Wallet;
  readonly neurons: readonly PreparedNeuron[];
}

/** A network that is ready to be started: everything it needs lies in its folder. */
export interface PreparedNetwork {
  readonly layout: NetworkLayout;
  readonly state: NetworkState;
  readonly subnets: readonly PreparedSubnet[];
}

/** Removes a network: its chain, keys, scores and logs. */
export function removeNetwork(layout: NetworkLayout): void {
  for (const place of [
    layout.spec,
    layout.node,
    layout.authorKey,
    layout.wallets,
    layout.scores,
    layout.logs,
    layout.state,
  ])
    rmSync(place, { recursive: true, force: true });
}

/** Writes the chain's specification unless it is there. It comes last of the files that make a chain, and as a whole. */
function ensureSpec(layout: NetworkLayout, choices: ChainChoices): void {
  const author = authorAddress(authorSeed(layout.authorKey));
  if (existsSync(layout.spec)) return;
  const spec = hurriedFairLaunch(loadSpec("mainnet", createRuntime()), choices, author);
  writeFileSync(`${layout.spec}.new`, JSON.stringify(spec, undefined, 2), { mode: 0o600 });
  renameSync(`${layout.spec}.new`, layout.spec);
}

/** What is read of the specification here; the node reads the rest. */
const timing = z.object({ genesis: z.object({ parameters: z.object({ slotDuration: z.number().positive() }) }) });

/** Milliseconds between blocks of the network in a folder. @throws CliError `NETWORK_DAMAGED` */
export function blockTimeOf(layout: NetworkLayout): number {
  return readStored(layout.spec, timing).genesis.parameters.slotDuration;
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

/** Makes what a network needs and is not there yet. */
export async function prepareNetwork(
  layout: NetworkLayout,
  plan: readonly SubnetPlan[],
  choices: ChainChoices,
): Promise<PreparedNetwork> {
  makeFolders(layout);
  ensureSpec(layout, choices);
  const subnets = await Promise.all(plan.map((subnet) => prepareSubnet(layout, subnet)));
  const miners = subnets.flatMap(({ neurons }) => neurons.filter(({ role }) => role === "miner"));
  const state = await ensureAxonPorts(
    layout.state,
    miners.map(({ name }) => name),
  );
  return { layout, state, subnets };
}
