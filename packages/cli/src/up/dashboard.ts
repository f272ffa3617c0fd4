import { out } from "../output/colours.ts";
import { barCells, cell, fitParts } from "../output/text.ts";
import { formatTao, shortTao } from "../output/units.ts";
import { layoutTable, neuronTable, type TableLayout, tableHeight } from "./neuronTable.ts";
import type { NetworkView, NodeView, SubnetView } from "./view.ts";

/** Room on a terminal. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** A table with fewer rows than this says too little: then only the subnets' titles are shown. */
const LEAST_ROWS = 2;
const MOST_TROUBLES = 3;
/** With fewer rows than this, and one a node, nodes share one. */
const ROWS_FOR_NODES = 30;
const NODE_NAME_WIDTH = 8;

/** A bar of `width` cells filled to `fraction` (0 to 1). */
export function bar(fraction: number, width: number): string {
  const [filled, empty] = barCells(fraction, width);
  return `${out.green(filled)}${out.gray(empty)}`;
}

function headLines(view: NetworkView, columns: number): string[] {
  const minted = Number((view.supply * 1_000_000n) / view.maxSupply) / 1_000_000;
  const toHalving = view.blockEmission === 0n ? 0n : (view.nextHalving - view.supply) / view.blockEmission;
  return [
    fitParts([out.bold("OpenTAO"), `block ${out.bold(String(view.block))}`, `finalised ${view.finalized}`], columns),
    fitParts(
      [`supply ${out.bold(formatTao(view.supply))} of ${formatTao(view.maxSupply)} TAO`, bar(minted, 24)],
      columns,
    ),
    fitParts([`${formatTao(view.blockEmission)} TAO a block, halves in about ${toHalving} blocks`], columns),
  ];
}

/** A line a node, or one for all where lines are few. */
function nodeLines(nodes: readonly NodeView[], { columns, rows }: Size): string[] {
  if (nodes.length === 0) return [];
  if (rows >= ROWS_FOR_NODES + nodes.length) return nodes.map((node) => nodeLine(node, columns));
  const up = nodes.filter(({ isUp }) => isUp);
  const heights = up.map(({ finalized }) => finalized);
  const [least, most] = [Math.min(...heights), Math.max(...heights)];
  const final = least === most ? `final ${least}` : `final ${least}–${most}`;
  return [fitParts([`${up.length} of ${nodes.length} nodes run`, ...(up.length === 0 ? [] : [final])], columns)];
}

function nodeLine({ name, isUp, best, finalized, peers }: NodeView, columns: number): string {
  const title = name.padEnd(NODE_NAME_WIDTH);
  if (!isUp) return fitParts([`${out.red("○")} ${title}`, "does not answer"], columns);
  const parts = [`block ${String(best).padStart(6)}`, `final ${String(finalized).padStart(6)}`];
  return fitParts([`${out.green("●")} ${title}`, ...parts, `${peers} ${peers === 1 ? "peer" : "peers"}`], columns);
}

function titleLine(
  { netuid, name, tempo, untilEpoch, price, poolTao, poolAlpha }: SubnetView,
  columns: number,
): string {
  const progress = tempo === 0 ? 0 : 1 - untilEpoch / tempo;
  const parts = [
    out.bold(`Subnet ${netuid} · ${name}`),
    `epoch ${bar(progress, 12)} in ${untilEpoch} ${untilEpoch === 1 ? "block" : "blocks"}`,
    `price ${price.toFixed(4)} TAO`,
    `pool ${shortTao(poolTao)} TAO / ${shortTao(poolAlpha)} α`,
  ];
  return fitParts(parts, columns);
}

/** Rows of neurons that each subnet may have, when `room` lines are left for all tables. */
function shareRows(subnets: readonly SubnetView[], room: number): number {
  const wanted = Math.max(0, ...subnets.map(({ neurons }) => neurons.length));
  for (let rows = wanted; rows > 0; rows -= 1) {
    const needed = subnets.reduce((sum, { neurons }) => sum + tableHeight(Math.min(rows, neurons.length)), 0);
    if (needed <= room) return rows;
  }
  return 0;
}

function subnetLines(subnets: readonly SubnetView[], layout: TableLayout, columns: number, room: number): string[] {
  const gaps = subnets.length * 2; // a blank line and a title each
  const rows = shareRows(subnets, room - gaps);
  if (rows < LEAST_ROWS) return subnets.map((subnet) => titleLine(subnet, columns));
  return subnets.flatMap((subnet) => [
    "",
    titleLine(subnet, columns),
    ...neuronTable(subnet.neurons, layout, rows).split("\n"),
  ]);
}

/**
 * The screen of `tao up`: block, supply, halving, then a table a subnet. It fits the terminal: the least important columns,
 * then rows, are left out.
 *
 * @param troubles - what does not run as it should, a line each
 */
export function renderDashboard(view: NetworkView, troubles: readonly string[], { columns, rows }: Size): string[] {
  const head = [...headLines(view, columns), ...nodeLines(view.nodes, { columns, rows })];
  const foot = [
    ...troubles.slice(0, MOST_TROUBLES).map((line) => out.yellow(`! ${cell(line, columns - 2)}`)),
    out.dim(cell("Ctrl-C stops everything.", columns)),
  ];
  const layout = layoutTable(
    view.subnets.flatMap(({ neurons }) => neurons),
    columns,
  );
  const room = rows - head.length - foot.length - 1;
  return [...head, ...subnetLines(view.subnets, layout, columns, room), "", ...foot].slice(0, rows);
}
