import type { Chain } from "@opentao/sdk/chain";
import { renderTable } from "../../output/table.ts";
import { formatTao, grouped } from "../../output/units.ts";
import { auditSupply, type SupplyAudit } from "./audit.ts";
import type { IndexView, NetworkView, NodeView, SubnetView } from "./view.ts";

/** Report on a network at one block, which `tao up --once` prints. Amounts in rao. */
export interface NetworkReport {
  /** Address of its page for browsers, if it has one. */
  readonly page?: string;
  readonly chain: { readonly genesis: string; readonly block: number; readonly blockHash: string };
  readonly supply: { readonly atGenesis: bigint; readonly now: bigint; readonly audit: SupplyAudit };
  /** Its nodes, when there is more than one. */
  readonly nodes: readonly NodeView[];
  readonly subnets: readonly SubnetView[];
  /** Its index, if it keeps one. */
  readonly index?: IndexView;
}

/** Makes the report on a network at the block of `view`. */
export async function reportNetwork(chain: Chain, view: NetworkView): Promise<NetworkReport> {
  const { block, blockHash, nodes, subnets, page, index } = view;
  const genesis = chain.genesisHash;
  const [atGenesis, audit] = await Promise.all([
    chain.at(genesis).query.Balances.TotalIssuance(),
    auditSupply(chain, blockHash),
  ]);
  return {
    chain: { genesis, block, blockHash },
    supply: { atGenesis, now: audit.supply, audit },
    nodes,
    subnets,
    ...(page === undefined ? {} : { page }),
    ...(index === undefined ? {} : { index }),
  };
}

function subnetTable({ netuid, name, neurons }: SubnetView): string {
  const rows = neurons.map((neuron) => [
    String(neuron.uid),
    neuron.name,
    neuron.model,
    neuron.score?.toFixed(3) ?? "–",
    neuron.incentive.toFixed(4),
    neuron.dividends.toFixed(4),
    formatTao(neuron.earnedAlpha),
    formatTao(neuron.earnedTao),
    formatTao(neuron.walletTao),
  ]);
  const head = ["uid", "neuron", "model", "score", "incentive", "dividends", "earned α", "alone TAO", "wallet TAO"];
  return `Subnet ${netuid} · ${name}\n${renderTable(head, rows, [0, 3, 4, 5, 6, 7, 8])}`;
}

/** Renders where the index of a network is, and how far. */
export function indexText({ url, isUp, height }: IndexView): string {
  if (!isUp) return `${url} (the index starts)`;
  return `${url}/v1/status${height === undefined ? "" : `, block ${grouped(height)}`}`;
}

/** Renders the report for people. */
export function renderReport({ chain, supply, subnets, index }: NetworkReport): string {
  const { accounts, pools, rootStake, difference } = supply.audit;
  return [
    `Block ${grouped(chain.block)}: ${formatTao(supply.now)} TAO exist; ${formatTao(supply.atGenesis)} at genesis.`,
    `They lie in accounts ${formatTao(accounts)}, pools ${formatTao(pools)}, root stake ${formatTao(rootStake)}; difference ${formatTao(difference)}.`,
    ...(index === undefined ? [] : [`History: ${indexText(index)}.`]),
    ...subnets.map(subnetTable),
    "earned α: paid and not sold; alone TAO: what the pool would give for it if only this neuron sold; wallet TAO: what its wallet holds.",
  ].join("\n");
}
