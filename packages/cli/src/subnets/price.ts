import { type Chain, getPrice, getRegistrationCost } from "@opentao/sdk/chain";
import { renderFittingTable } from "../output/fittingTable.ts";
import type { Printer } from "../output/printer.ts";
import { formatTao } from "../output/units.ts";
import { withChain } from "../shared/connection.ts";
import { ensureSubnet } from "../shared/subnets.ts";
import type { ReadFlags } from "./list.ts";

/** Costs on a subnet. */
interface Prices {
  readonly netuid: number;
  /** TAO for one alpha. */
  readonly price: number;
  /** TAO that a registration takes, in rao. */
  readonly registration: bigint;
}

const ROOT = 0;

async function pricesOf(chain: Chain, netuid: number): Promise<Prices> {
  await ensureSubnet(chain, netuid);
  const [price, registration] = await Promise.all([getPrice(chain, netuid), getRegistrationCost(chain, netuid)]);
  return { netuid, price, registration };
}

/** Shows what alpha, registrations and a new subnet cost. @throws CliError `UNKNOWN_SUBNET`; ChainError */
export async function showPrices(subnets: readonly number[], flags: ReadFlags, printer: Printer): Promise<void> {
  await withChain(flags.url, async (chain) => {
    const all = await chain.query.SubtensorModule.NetworksAdded.entries();
    const known = all.map(({ keys: [netuid] }) => netuid).filter((netuid) => netuid !== ROOT);
    const chosen = subnets.length > 0 ? subnets : known.sort((a, b) => a - b);
    const [prices, newSubnet] = await Promise.all([
      Promise.all(chosen.map((netuid) => pricesOf(chain, netuid))),
      chain.apis.SubnetRegistrationRuntimeApi.get_network_registration_cost(),
    ]);
    printer.result({ subnets: prices, newSubnet }, () => {
      const columns = [
        { title: "subnet", text: ({ netuid }: Prices) => `${netuid}`, isNumber: true },
        { title: "TAO for 1 α", text: ({ price }: Prices) => price.toFixed(9), isNumber: true },
        { title: "TAO to register", text: ({ registration }: Prices) => formatTao(registration), isNumber: true },
      ];
      const table = prices.length === 0 ? "There is no subnet yet." : renderFittingTable(columns, prices);
      return `${table}\nA new subnet would lock ${formatTao(newSubnet)} TAO now (tao subnets create NAME).`;
    });
  });
}
