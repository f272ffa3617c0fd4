import pc from "picocolors";
import { renderTable } from "../output/printer.ts";
import { formatTao, shortTao } from "../output/units.ts";
import type { NetworkView, NeuronView, SubnetView } from "./view.ts";

const BAR_WIDTH = 24;

/** A bar of `width` cells filled to `fraction` (0 to 1). */
export function bar(fraction: number, width = BAR_WIDTH): string {
  const filled = Math.round(Math.min(1, Math.max(0, fraction)) * width);
  return `${pc.green("█".repeat(filled))}${pc.gray("░".repeat(width - filled))}`;
}

const share = (value: number): string => (value === 0 ? "–" : `${(value * 100).toFixed(1)} %`);

/** One line of free text for a cell: control characters out, cut to `length`. */
export function cell(text: string, length: number): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, " ").trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

function neuronRow(neuron: NeuronView, answerWidth: number): string[] {
  return [
    String(neuron.uid),
    neuron.role === "validator" ? pc.cyan(neuron.name) : neuron.name,
    neuron.model,
    neuron.score === undefined ? "–" : neuron.score.toFixed(3),
    share(neuron.incentive),
    share(neuron.dividends),
    shortTao(neuron.earnedTao),
    cell(neuron.answer, answerWidth),
  ];
}

function subnetBlock(subnet: SubnetView, answerWidth: number): string {
  const progress = subnet.tempo === 0 ? 0 : 1 - subnet.untilEpoch / subnet.tempo;
  const title = `${pc.bold(`Subnet ${subnet.netuid} · ${subnet.name}`)}  price ${subnet.price.toFixed(4)} TAO  pool ${shortTao(subnet.poolTao)} TAO / ${shortTao(subnet.poolAlpha)} α`;
  const epoch = `epoch ${bar(progress, 12)} in ${subnet.untilEpoch} blocks`;
  const head = ["uid", "neuron", "model", "score", "incentive", "dividends", "TAO earned", "latest answer"];
  const rows = subnet.neurons.map((neuron) => neuronRow(neuron, answerWidth));
  return `${title}  ${epoch}\n${renderTable(head, rows, [0, 3, 4, 5, 6])}`;
}

/** The screen of `tao up`: block, supply, halving, then a table a subnet. `columns` is the terminal's width. */
export function renderDashboard(view: NetworkView, columns: number): string {
  const minted = Number((view.supply * 1_000_000n) / view.maxSupply) / 1_000_000;
  const toHalving = view.blockEmission === 0n ? 0n : (view.nextHalving - view.supply) / view.blockEmission;
  const head = [
    `${pc.bold("OpenTAO")}  block ${pc.bold(String(view.block))} (finalised ${view.finalized})`,
    `supply ${pc.bold(formatTao(view.supply))} of ${formatTao(view.maxSupply)} TAO  ${bar(minted)}`,
    `${formatTao(view.blockEmission)} TAO a block, halves in about ${toHalving} blocks`,
  ];
  const answerWidth = Math.max(12, columns - 96);
  return [head.join("\n"), ...view.subnets.map((subnet) => subnetBlock(subnet, answerWidth))].join("\n\n");
}
