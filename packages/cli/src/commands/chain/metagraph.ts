import { type Neuron, readMetagraph, subnetExists } from "@opentao/sdk";
import { out } from "../../output/colours.ts";
import { CliError } from "../../output/errors.ts";
import { type Printer, renderTable } from "../../output/printer.ts";
import { shortTao } from "../../output/units.ts";
import { withChain } from "../connect.ts";

/** Options of `tao metagraph`. */
export interface MetagraphFlags {
  readonly json: boolean;
  readonly url: string;
}

const HEAD = ["uid", "hotkey", "stake", "incentive", "dividends", "trust", "emission α", "updated", "axon", ""];

function row(neuron: Neuron, block: number): string[] {
  const { uid, hotkey, axon } = neuron;
  return [
    String(uid),
    hotkey,
    shortTao(neuron.stake),
    neuron.incentive.toFixed(4),
    neuron.dividends.toFixed(4),
    neuron.validatorTrust.toFixed(4),
    shortTao(neuron.emission),
    `${block - neuron.lastUpdate} ago`,
    axon === undefined ? "–" : `${axon.ip}:${axon.port}`,
    neuron.hasValidatorPermit ? out.cyan("may validate") : "",
  ];
}

/** Shows the neurons of a subnet. @throws CliError `UNKNOWN_SUBNET`; ChainError `CHAIN_UNREACHABLE` */
export async function showMetagraph(netuid: number, flags: MetagraphFlags, printer: Printer): Promise<void> {
  await withChain(flags.url, async (chain) => {
    if (!(await subnetExists(chain, netuid)))
      throw new CliError("UNKNOWN_SUBNET", `there is no subnet ${netuid}`, "list them with `tao subnets`");
    const metagraph = await readMetagraph(chain, netuid);
    printer.result(metagraph, () => {
      const { block, neurons } = metagraph;
      const title = `Subnet ${netuid} at block ${block}: ${neurons.length} neurons`;
      const rows = neurons.map((neuron) => row(neuron, block));
      return `${out.bold(title)}\n${renderTable(HEAD, rows, [0, 2, 3, 4, 5, 6, 7])}`;
    });
  });
}
