import { join } from "node:path";
import type { ChildSpec } from "./child.ts";
import type { NetworkLayout } from "./layout.ts";
import type { NeuronPlan, SubnetPlan } from "./plan.ts";
import type { NetworkState } from "./state.ts";

/** Name of the node's process. */
export const NODE_NAME = "node";

/** How the node's process is started. */
export function nodeProcess(layout: NetworkLayout, rpcPort: number, blockTimeMs: number): ChildSpec {
  return {
    name: NODE_NAME,
    logFile: join(layout.logs, `${NODE_NAME}.log`),
    args: [
      ...["node", "--chain", layout.spec, "--base-path", layout.node, "--rpc-port", String(rpcPort)],
      ...[
        "--sealing",
        "interval",
        "--block-time",
        String(blockTimeMs),
        "--author-key-file",
        layout.authorKey,
        "--json",
      ],
    ],
  };
}

/** How a neuron's process is started. */
export function neuronProcess(
  layout: NetworkLayout,
  url: string,
  { market }: SubnetPlan,
  netuid: number,
  neuron: NeuronPlan,
  state: NetworkState,
): ChildSpec {
  const common = ["--market", market, "--netuid", String(netuid), "--url", url, "--registration", "work"];
  const keys = ["--wallets", layout.wallets, "--wallet", neuron.name, "--json"];
  const own =
    neuron.role === "miner"
      ? ["--model", neuron.model ?? "lazy", "--axon-port", String(state.axonPorts[neuron.name] ?? 0)]
      : ["--scores-file", join(layout.scores, `${neuron.name}.json`)];
  return {
    name: neuron.name,
    logFile: join(layout.logs, `${neuron.name}.log`),
    args: [neuron.role, ...common, ...keys, ...own],
  };
}
