import { join } from "node:path";
import { DUMMY } from "@opentao/subnets";
import type { ChildSpec } from "../../shared/processes/child.ts";
import type { NetworkLayout } from "../folder/layout.ts";
import type { NeuronPlan, SubnetPlan } from "../folder/plan.ts";
import type { NetworkPorts } from "../folder/ports.ts";
import type { PreparedNetwork, PreparedNode } from "../folder/prepare.ts";

/** Returns the process of a node. @param bootNodes - addresses of its peers; `undefined` when it is to be alone */
export function nodeProcess(
  layout: NetworkLayout,
  { name, basePath, authorKey, rpcPort, port, lightPort }: PreparedNode,
  blockTimeMs: number,
  bootNodes: readonly string[] | undefined,
): ChildSpec {
  const chain = ["node", "--chain", layout.spec, "--base-path", basePath, "--rpc-port", String(rpcPort), "--json"];
  const blocks = ["--block-time", String(blockTimeMs), "--author-key-file", authorKey];
  const peers = ["--port", String(port), "--ws-port", String(lightPort)];
  const known = bootNodes === undefined || bootNodes.length === 0 ? [] : ["--bootnodes", ...bootNodes];
  return {
    name,
    logFile: join(layout.logs, `${name}.log`),
    args: [...chain, ...blocks, ...(bootNodes === undefined ? ["--no-network"] : peers), ...known],
    isNode: true,
  };
}

/**
 * Returns the process that serves the page for browsers.
 *
 * @param url - address of the node
 * @param peers - addresses of its nodes for light clients
 * @param index - address of the index, if there is one
 */
export function explorerProcess(
  { layout: { logs, spec }, ports }: PreparedNetwork,
  url: string,
  port: number,
  peers: readonly string[],
  index: string | undefined,
): ChildSpec {
  const read = ["--url", url, ...(index === undefined ? [] : ["--index", index])];
  const validators = Object.values(ports.roundsPorts).map((one) => `http://127.0.0.1:${one}`);
  const chain = ["--chain", spec, "--bootnodes", ...peers];
  const args = ["explorer", ...read, ...chain, "--port", String(port), "--validators", ...validators, "--json"];
  return { name: "explorer", logFile: join(logs, "explorer.log"), args, isNode: false };
}

/** Name of the process of the index. */
export const INDEX = "index";

/** Returns the process that keeps the chain's history, and serves it. @param url - address of a node */
export function indexProcess({ index, logs }: NetworkLayout, url: string, { indexPort }: NetworkPorts): ChildSpec {
  const place = ["--database", index, "--listen", `127.0.0.1:${indexPort}`];
  const args = ["index", ...place, "--url", url, "--json"];
  return { name: INDEX, logFile: join(logs, `${INDEX}.log`), args, isNode: false };
}

/** Returns the process of a neuron. */
export function neuronProcess(
  layout: NetworkLayout,
  url: string,
  { kind }: SubnetPlan,
  netuid: number,
  neuron: NeuronPlan,
  ports: NetworkPorts,
  page: string | undefined,
): ChildSpec {
  const common = ["--market", kind, "--netuid", String(netuid), "--url", url, "--registration", "work"];
  const published =
    page === undefined
      ? []
      : [
          "--rounds-port",
          String(ports.roundsPorts[neuron.name] ?? 0),
          "--rounds-origins",
          new URL(page).origin,
          "--ask",
        ];
  const keys = ["--wallets", layout.wallets, "--wallet", neuron.name, "--json"];
  const own =
    neuron.role === "miner"
      ? ["--model", neuron.model ?? DUMMY, "--axon-port", String(ports.axonPorts[neuron.name] ?? 0)]
      : ["--scores-file", join(layout.scores, `${neuron.name}.json`), ...published];
  return {
    name: neuron.name,
    logFile: join(layout.logs, `${neuron.name}.log`),
    args: [neuron.role, ...common, ...keys, ...own],
    isNode: false,
  };
}
