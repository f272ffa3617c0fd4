import { type Neuron, readMetagraph } from "@opentao/sdk/metagraph";
import { out } from "../output/colors.ts";
import { type Column, renderFittingTable, shortAddress } from "../output/fittingTable.ts";
import type { Printer } from "../output/printer.ts";
import { counted, grouped, shortTao } from "../output/units.ts";
import { withChain } from "../shared/connection.ts";
import { ensureSubnet } from "../shared/subnets.ts";

/** Options of `tao metagraph`. */
export interface MetagraphFlags {
  readonly json: boolean;
  readonly url: string;
}

const blocksAgo = (blocks: number): string => `${grouped(blocks)} ${blocks === 1 ? "block" : "blocks"} ago`;

/** Addresses that are none: neurons of one machine announce them, since chains refuse loopback addresses. */
const SAME_MACHINE = new Set(["0.0.0.0", "::"]);

/** Returns where a neuron takes requests. */
export function servedAt(axon: Neuron["axon"]): string {
  if (axon === undefined || axon.port === 0) return "–";
  if (SAME_MACHINE.has(axon.ip)) return `port ${axon.port}, same machine`;
  return axon.ip.includes(":") ? `[${axon.ip}]:${axon.port}` : `${axon.ip}:${axon.port}`;
}

/** Returns the columns for a metagraph at this block. */
const columnsAt = (block: number): readonly Column<Neuron>[] => [
  { title: "uid", text: ({ uid }) => String(uid), isNumber: true },
  { title: "hotkey", text: ({ hotkey }) => hotkey, short: ({ hotkey }) => shortAddress(hotkey) },
  { title: "stake", text: ({ stake }) => shortTao(stake), isNumber: true },
  { title: "incentive", text: ({ incentive }) => incentive.toFixed(4), isNumber: true },
  { title: "dividends", text: ({ dividends }) => dividends.toFixed(4), isNumber: true },
  { title: "trust", text: ({ validatorTrust }) => validatorTrust.toFixed(4), isNumber: true, dropRank: 4 },
  { title: "emission α", text: ({ emission }) => shortTao(emission), isNumber: true, dropRank: 1 },
  { title: "updated", text: ({ lastUpdate }) => blocksAgo(block - lastUpdate), isNumber: true, dropRank: 3 },
  { title: "axon", text: ({ axon }) => servedAt(axon), dropRank: 2 },
  { title: "may validate", text: ({ hasValidatorPermit }) => (hasValidatorPermit ? "yes" : "–"), dropRank: 5 },
];

/** Shows the neurons of a subnet. @throws CliError `UNKNOWN_SUBNET`; ChainError `CHAIN_UNREACHABLE` */
export async function showMetagraph(netuid: number, flags: MetagraphFlags, printer: Printer): Promise<void> {
  await withChain(flags.url, async (chain) => {
    await ensureSubnet(chain, netuid);
    const metagraph = await readMetagraph(chain, netuid);
    printer.result(metagraph, () => {
      const { block, neurons } = metagraph;
      const title = `Subnet ${netuid} at block ${grouped(block)}: ${counted(neurons.length, "neuron")}`;
      return `${out.bold(title)}\n${renderFittingTable(columnsAt(block), neurons)}`;
    });
  });
}
