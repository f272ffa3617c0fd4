import type { Node } from "@opentao/node";
import { type DevelopmentAccount, developmentAccounts } from "@opentao/runtime";
import { out } from "../output/colors.ts";
import type { NodeFlags } from "./flags.ts";
import { sealCommandFor } from "./manualSealing.ts";

/** Facts that a node prints once it runs. */
export interface NodeFacts {
  readonly url: string;
  readonly chain: string;
  readonly genesis: string;
  /** Folder of the database; `null` when nothing is kept. */
  readonly database: string | null;
  readonly sealing: string;
  /** Funded accounts whose secrets everybody knows; none but on the development chain. */
  readonly accounts: readonly DevelopmentAccount[];
  /** `null` when the node is alone. */
  readonly network: { readonly peerId: string; readonly addresses: readonly string[] } | null;
}

function httpHost(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

/** Gathers the facts of a node. @param chain - name of the chain */
export function nodeFacts({ rpcAddress, chain: { genesisHash }, network }: Node, chain: string, flags: NodeFlags) {
  const { host, port } = rpcAddress ?? { host: flags.rpcHost, port: flags.rpcPort };
  const facts: NodeFacts = {
    url: `ws://${httpHost(host)}:${port}`,
    ...{ chain, genesis: genesisHash, database: flags.basePath ?? null, sealing: flags.sealing },
    accounts: flags.dev || ["local", "dev"].includes(flags.chain) ? developmentAccounts : [],
    network: network === undefined ? null : { peerId: network.peerId, addresses: network.addresses },
  };
  return facts;
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

/** Renders the facts of a node for people. */
export function describeNode(facts: NodeFacts): string {
  const { url, chain, genesis, database, sealing } = facts;
  const how =
    sealing === "manual"
      ? `when asked for: ${sealCommandFor(url)}`
      : sealing === "instant"
        ? "one for every transaction"
        : "at every turn of an author";
  return [
    `${out.bold(chain)} serves JSON-RPC at ${out.bold(url)} and ${url.replace(/^ws/, "http")}`,
    `genesis  ${genesis}`,
    `database ${database ?? "in memory: nothing is kept"}`,
    ...networkLines(facts),
    ...accountLines(facts),
    `blocks   ${how}; Ctrl-C stops the node`,
  ].join("\n");
}
