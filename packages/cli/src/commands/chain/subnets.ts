import { getPrice, getSubnets, type SubnetSummary } from "@opentao/sdk";
import { type Printer, renderTable } from "../../output/printer.ts";
import { shortTao } from "../../output/units.ts";
import { withChain } from "../connect.ts";

/** Options of `tao subnets`. */
export interface SubnetsFlags {
  readonly json: boolean;
  readonly url: string;
}

function row(subnet: SubnetSummary, price: number): string[] {
  return [
    String(subnet.netuid),
    subnet.name,
    subnet.symbol,
    price.toFixed(6),
    shortTao(subnet.poolTao),
    shortTao(subnet.poolAlpha),
    shortTao(subnet.alphaOut),
    `${subnet.blocksSinceEpoch}/${subnet.tempo}`,
    subnet.ownerColdkey,
  ];
}

/** Lists the subnets of a chain. @throws ChainError `CHAIN_UNREACHABLE` */
export async function showSubnets(flags: SubnetsFlags, printer: Printer): Promise<void> {
  await withChain(flags.url, async (chain) => {
    const at = (await chain.head()).hash;
    const subnets = await getSubnets(chain, { at });
    const prices = await Promise.all(subnets.map(({ netuid }) => getPrice(chain, netuid, { at })));
    const value = subnets.map((subnet, index) => ({ ...subnet, price: prices[index] ?? 0 }));
    printer.result(value, () => {
      if (value.length === 0) return "There is no subnet yet.";
      const head = ["netuid", "name", "", "TAO for 1 α", "pool TAO", "pool α", "α outside", "epoch", "owner"];
      return renderTable(
        head,
        value.map((subnet) => row(subnet, subnet.price)),
        [0, 3, 4, 5, 6, 7],
      );
    });
  });
}
