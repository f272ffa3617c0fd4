import { type Chain, type ParameterValue, SUBNET_PARAMETERS } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import { type Column, renderFittingTable } from "../output/fittingTable.ts";
import type { Printer } from "../output/printer.ts";
import { withChain } from "../shared/connection.ts";
import { ensureSubnet } from "../shared/subnets.ts";
import type { ReadFlags } from "./list.ts";

/** A parameter with its value. */
interface Listed extends ParameterValue {
  readonly name: string;
  readonly changer: "owner" | "root";
  readonly takes: string;
}

const COLUMNS: readonly Column<Listed>[] = [
  { title: "parameter", text: ({ name }) => name },
  { title: "value", text: ({ text }) => text, isNumber: true },
  { title: "set by", text: ({ changer }) => changer, dropRank: 1 },
  { title: "takes", text: ({ takes }) => takes, dropRank: 2 },
];

/** Reads parameters of a subnet, all of them by default. @throws ChainError */
export function readParameters(chain: Chain, netuid: number, names?: readonly string[]): Promise<Listed[]> {
  const chosen = [...SUBNET_PARAMETERS].filter(([name]) => names === undefined || names.includes(name));
  return Promise.all(
    chosen.map(async ([name, { changer, takes, read }]) => {
      return { name, changer, takes, ...(await read(chain, netuid)) };
    }),
  );
}

/** Lists the parameters of a subnet. @throws CliError `UNKNOWN_SUBNET`; ChainError */
export async function showParameters(netuid: number, flags: ReadFlags, printer: Printer): Promise<void> {
  await withChain(flags.url, async (chain) => {
    await ensureSubnet(chain, netuid);
    const parameters = await readParameters(chain, netuid);
    printer.result({ netuid, parameters }, () => {
      const cure = `Its owner changes one with tao subnets set ${netuid} PARAMETER VALUE; root is the chain's own key.`;
      return `${out.bold(`Parameters of subnet ${netuid}`)}\n${renderFittingTable(COLUMNS, parameters)}\n${cure}`;
    });
  });
}
