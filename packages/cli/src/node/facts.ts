import type { Node } from "@opentao/node";
import { out } from "../output/colours.ts";
import type { NodeFlags } from "./flags.ts";

/** What a node says of itself once it runs. */
export interface NodeFacts {
  readonly url: string;
  readonly chain: string;
  readonly genesis: string;
  /** Folder of the database; `null` when nothing is kept. */
  readonly database: string | null;
  readonly sealing: string;
  /** `null` when the node is alone. */
  readonly network: { readonly peerId: string; readonly addresses: readonly string[] } | null;
}

function httpHost(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

/** Gathers them. @param chain - name of the chain */
export function nodeFacts({ rpcAddress, chain: { genesisHash }, network }: Node, chain: string, flags: NodeFlags) {
  const { host, port } = rpcAddress ?? { host: flags.rpcHost, port: flags.rpcPort };
  const facts: NodeFacts = {
    url: `ws://${httpHost(host)}:${port}`,
    ...{ chain, genesis: genesisHash, database: flags.basePath ?? null, sealing: flags.sealing },
    network: network === undefined ? null : { peerId: network.peerId, addresses: network.addresses },
  };
  return facts;
}

function networkLines({ network }: NodeFacts): string[] {
  if (network === null) return ["network  none: the node is alone"];
  return ["network  others begin with --bootnodes and one of", ...network.addresses.map((address) => `  ${address}`)];
}

/** The same for people. */
export function describeNode(facts: NodeFacts): string {
  const { url, chain, genesis, database, sealing } = facts;
  return [
    `${out.bold(chain)} serves JSON-RPC at ${out.bold(url)} and ${url.replace(/^ws/, "http")}`,
    `genesis  ${genesis}`,
    `database ${database ?? "in memory: nothing is kept"}`,
    ...networkLines(facts),
    `blocks   ${sealing}; Ctrl-C stops the node`,
  ].join("\n");
}
