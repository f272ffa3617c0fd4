import {
  type Chain,
  getBalance,
  getPrice,
  getSubnets,
  getSupply,
  type Head,
  quoteAlpha,
  type SubnetSummary,
} from "@opentao/sdk/chain";
import { type Neuron, readMetagraph } from "@opentao/sdk/metagraph";
import { INDEX } from "../processes/specs.ts";
import type { StatusBoard } from "../processes/statusBoard.ts";
import type { RunningNetwork } from "../session/runningNetwork.ts";
import type { RegisteredSubnet } from "../session/subnets.ts";
import { viewNode } from "./nodeView.ts";
import type { IndexView, NetworkView, NeuronView, SubnetView } from "./view.ts";

/** Returns the alpha that a hotkey has earned, which is all stake behind it, and what the pool would pay for it. */
async function earnings(
  chain: Chain,
  netuid: number,
  hotkey: string,
  at: string,
): Promise<[alpha: bigint, tao: bigint]> {
  const alpha = await chain.at(at).query.SubtensorModule.TotalHotkeyAlpha(hotkey, netuid);
  return [alpha, await quoteAlpha(chain, netuid, alpha, { at })];
}

async function viewNeuron(
  chain: Chain,
  subnet: RegisteredSubnet,
  { uid, hotkey, coldkey, incentive, dividends }: Neuron,
  board: StatusBoard,
  at: string,
): Promise<NeuronView> {
  const plan = subnet.neurons.find((neuron) => neuron.hotkey === hotkey);
  const ownerHotkey = (await subnet.ownerWallet.hotkey()).address;
  const validators = subnet.neurons.filter(({ role }) => role === "validator").map(({ name }) => name);
  const [[earnedAlpha, earnedTao], { free, reserved }] = await Promise.all([
    earnings(chain, subnet.netuid, hotkey, at),
    getBalance(chain, coldkey, { at }),
  ]);
  return {
    uid,
    name: plan?.name ?? (hotkey === ownerHotkey ? subnet.owner : hotkey),
    role: plan?.role ?? (hotkey === ownerHotkey ? "owner" : "other"),
    model: plan?.model ?? "-",
    score: plan?.role === "miner" ? board.scoreOf(uid, validators) : undefined,
    incentive,
    dividends,
    earnedAlpha,
    earnedTao,
    walletTao: free + reserved,
    answer: plan === undefined ? "" : board.report(plan.name).answer,
  };
}

async function viewSubnet(
  chain: Chain,
  subnet: RegisteredSubnet,
  summaries: readonly SubnetSummary[],
  board: StatusBoard,
  head: Head,
): Promise<SubnetView> {
  const { netuid, kind } = subnet;
  const at = head.hash;
  const [{ neurons }, price] = await Promise.all([
    readMetagraph(chain, netuid, { at: head }),
    getPrice(chain, netuid, { at }),
  ]);
  const summary = summaries.find((one) => one.netuid === netuid);
  const tempo = summary?.tempo ?? 0;
  return {
    netuid,
    name: kind,
    tempo,
    untilEpoch: Math.max(0, tempo - (summary?.blocksSinceEpoch ?? 0)),
    price,
    poolTao: summary?.poolTao ?? 0n,
    poolAlpha: summary?.poolAlpha ?? 0n,
    neurons: await Promise.all(neurons.map((neuron) => viewNeuron(chain, subnet, neuron, board, at))),
    rounds: subnet.neurons
      .filter(({ role }) => role === "validator")
      .map(({ name }) => ({ validator: name, scores: board.report(name).round })),
  };
}

function viewIndex(url: string, board: StatusBoard): IndexView {
  const { isReady: isUp, height } = board.report(INDEX);
  return { url, isUp, height };
}

/** Returns the whole network at one block, with what its processes report. */
export async function observe({
  chain,
  nodes,
  subnets,
  board,
  page,
  indexUrl,
}: Omit<RunningNetwork, "layout" | "url">): Promise<NetworkView> {
  const asked = Promise.all(nodes.map(viewNode));
  const [head, finalized] = await Promise.all([chain.head(), chain.head("finalized")]);
  const at = head.hash;
  const [supply, summaries] = await Promise.all([getSupply(chain, { at }), getSubnets(chain, { at })]);
  return {
    block: head.number,
    blockHash: at,
    finalized: finalized.number,
    supply: supply.issued,
    maxSupply: supply.max,
    blockEmission: supply.blockEmission,
    nextHalving: supply.nextHalving,
    nodes: await asked,
    subnets: await Promise.all(subnets.map((subnet) => viewSubnet(chain, subnet, summaries, board, head))),
    ...(page === undefined ? {} : { page }),
    ...(indexUrl === undefined ? {} : { index: viewIndex(indexUrl, board) }),
  };
}
