import { DEFAULT_MEMORY, type Node } from "@opentao/node";
import { type DevelopmentAccount, developmentAccounts } from "@opentao/runtime";
import { out } from "../output/colors.ts";
import { grouped } from "../output/units.ts";
import { chainOf, type NodeFlags } from "./flags.ts";
import { sealCommandFor } from "./manualSealing.ts";

/** Facts that a node prints once it runs. */
export interface NodeFacts {
  readonly url: string;
  /** Address of its page for browsers; `null` when none is served. */
  readonly page: string | null;
  readonly chain: string;
  readonly genesis: string;
  /** Folder of the database; `null` when nothing is kept. */
  readonly database: string | null;
  readonly sealing: string;
  /** True when the node has the key of an author, and makes blocks when it is its turn. */
  readonly isAuthor: boolean;
  /** Memory that the node may take, in bytes. */
  readonly memory: number;
  /** Funded accounts whose secrets everybody knows; none but on the development chain. */
  readonly accounts: readonly DevelopmentAccount[];
  /** `null` when the node is alone. */
  readonly network: { readonly peerId: string; readonly addresses: readonly string[] } | null;
}

function httpHost(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

/** Returns the address at which a node serves JSON-RPC. */
export function rpcUrl(
  { rpcAddress }: Pick<Node, "rpcAddress">,
  flags: Pick<NodeFlags, "rpcHost" | "rpcPort">,
): string {
  const { host, port } = rpcAddress ?? { host: flags.rpcHost, port: flags.rpcPort };
  return `ws://${httpHost(host)}:${port}`;
}

/** Gathers the facts of a node. @param chain - name of the chain @param page - address of its page, if it has one */
export function nodeFacts(node: Node, chain: string, flags: NodeFlags, page: string | undefined): NodeFacts {
  const { network, services } = node;
  return {
    url: rpcUrl(node, flags),
    page: page ?? null,
    ...{ chain, genesis: node.chain.genesisHash, database: flags.basePath ?? null, sealing: flags.sealing },
    isAuthor: services.status?.status().authority.author !== undefined,
    memory: flags.memory ?? DEFAULT_MEMORY,
    accounts: ["local", "dev"].includes(chainOf(flags)) ? developmentAccounts : [],
    network: network === undefined ? null : { peerId: network.peerId, addresses: network.addresses },
  };
}

function networkLines({ network }: NodeFacts): string[] {
  if (network === null) return ["network  none: the node is alone"];
  return ["network  others begin with --bootnodes and one of", ...network.addresses.map((address) => `  ${address}`)];
}

/** Describes accounts whose keys everybody has, for trying things out on a chain that is worth nothing. */
function accountLines({ accounts }: NodeFacts): string[] {
  if (accounts.length === 0) return [];
  return [
    "accounts with their TAO at genesis; everybody knows their secrets:",
    ...accounts.map(({ secret, address, tao, isSudo }) => {
      const amount = tao.toLocaleString("en-US").padStart(9);
      return `  ${out.bold(secret.padEnd(9))} ${address} ${amount} TAO${isSudo ? "  root (sudo)" : ""}`;
    }),
    `  as a wallet: tao wallet new dev --dev-account Alice`,
  ];
}

/** Says where the node's blocks come from. */
function blocksText({ url, isAuthor, sealing, network }: NodeFacts): string {
  if (!isAuthor)
    return network === null
      ? "none: the node has no key of an author, and no peers"
      : "followed from peers: the node makes none without the key of an author";
  if (sealing === "manual") return `made when asked for: ${sealCommandFor(url)}`;
  return sealing === "instant" ? "made here, one for every transaction" : "made here at each turn of this node";
}

/** Renders the facts of a node for people. */
export function describeNode(facts: NodeFacts): string {
  const { url, page, chain, genesis, database, memory } = facts;
  return [
    ...(page === null ? [] : [`page     ${out.bold(page)} (open it in a browser)`]),
    `${out.bold(chain)} serves JSON-RPC at ${out.bold(url)} and ${url.replace(/^ws/, "http")}`,
    `genesis  ${genesis}`,
    `database ${database ?? "in memory: nothing is kept"}`,
    `memory   ${grouped(Math.floor(memory / 1e6))} MB at most: caches and queues fit into it`,
    ...networkLines(facts),
    ...accountLines(facts),
    `blocks   ${blocksText(facts)}; Ctrl-C stops the node`,
  ].join("\n");
}

/** Describes a node that has stopped: what is left of it. */
export function describeStop({ chain }: Pick<Node, "chain">, { basePath }: Pick<NodeFlags, "basePath">): string {
  const best = `block #${chain.best().number}`;
  return basePath === undefined ? `stopped at ${best}: nothing is kept` : `stopped: the state is durable at ${best}`;
}
