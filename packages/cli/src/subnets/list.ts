import { getPrice, getSubnets, type SubnetSummary } from "@opentao/sdk/chain";
import { type Column, renderFittingTable, shortAddress } from "../output/fittingTable.ts";
import type { Printer } from "../output/printer.ts";
import { cell } from "../output/text.ts";
import { shortTao } from "../output/units.ts";
import { withChain } from "../shared/connection.ts";

/** Options of `tao subnets list` and of others that only read. */
export interface ReadFlags {
  readonly json: boolean;
  readonly url: string;
}

type PricedSubnet = SubnetSummary & { readonly price: number };

/** Returns how far the epoch is. Root has none: it emits nothing. */
function epochOf({ netuid, blocksSinceEpoch, tempo }: PricedSubnet): string {
  return netuid === 0 ? "–" : `${blocksSinceEpoch}/${tempo}`;
}

const COLUMNS: readonly Column<PricedSubnet>[] = [
  { title: "netuid", text: ({ netuid }) => String(netuid), isNumber: true },
  { title: "name", text: ({ name }) => name, short: ({ name }) => cell(name, 16) },
  { title: "", text: ({ symbol }) => symbol, dropRank: 2 },
  { title: "TAO for 1 α", text: ({ price }) => price.toFixed(6), isNumber: true },
  { title: "pool TAO", text: ({ poolTao }) => shortTao(poolTao), isNumber: true },
  { title: "pool α", text: ({ poolAlpha }) => shortTao(poolAlpha), isNumber: true },
  { title: "α outside", text: ({ alphaOut }) => shortTao(alphaOut), isNumber: true, dropRank: 1 },
  { title: "epoch", text: epochOf, isNumber: true },
  { title: "synapses", text: ({ synapses }) => cell(synapses.join(", ") || "–", 40), dropRank: 2 },
  { title: "owner", text: (one) => one.ownerColdkey, short: (one) => shortAddress(one.ownerColdkey), dropRank: 3 },
];

/** Lists the subnets of a chain. @throws ChainError `CHAIN_UNREACHABLE` */
export async function showSubnets(flags: ReadFlags, printer: Printer): Promise<void> {
  await withChain(flags.url, async (chain) => {
    const at = (await chain.head()).hash;
    const subnets = await getSubnets(chain, { at });
    const prices = await Promise.all(subnets.map(({ netuid }) => getPrice(chain, netuid, { at })));
    const value = subnets.map((subnet, index) => ({ ...subnet, price: prices[index] ?? 0 }));
    printer.result(value, () => {
      if (value.length === 0) return "There is no subnet yet.";
      return renderFittingTable(COLUMNS, value);
    });
  });
}
