import { out } from "../../../output/colors.ts";
import { fitParts } from "../../../output/text.ts";
import { timeOfDay } from "../../../output/time.ts";
import { counted, formatTao, grouped } from "../../../output/units.ts";
import { indexText } from "../../observation/report.ts";
import type { NetworkView, NodeView } from "../../observation/view.ts";
import type { Size } from "../terminal/screen.ts";
import { layoutTable, neuronLine, ranked, titleLine } from "./columns.ts";
import { bar, type Page, subnetLine } from "./parts.ts";

/** Least rows, beside one for each node, of a terminal that shows each node in a row of its own. */
const ROWS_FOR_NODES = 30;
const NODE_NAME_WIDTH = 8;

function chainLines(view: NetworkView, columns: number): string[] {
  const minted = Number((view.supply * 1_000_000n) / view.maxSupply) / 1_000_000;
  const toHalving = view.blockEmission === 0n ? 0n : (view.nextHalving - view.supply) / view.blockEmission;
  const block = [`block ${out.bold(grouped(view.block))}`, `finalized ${grouped(view.finalized)}`];
  return [
    fitParts(
      [
        out.bold("OpenTAO"),
        ...(view.page === undefined ? [] : [view.page]),
        ...block,
        `halves in about ${counted(toHalving, "block")}`,
      ],
      columns,
    ),
    fitParts(
      [
        `supply ${out.bold(formatTao(view.supply))} of ${formatTao(view.maxSupply)} TAO`,
        `${formatTao(view.blockEmission)} TAO per block`,
        bar(minted, 16),
      ],
      columns,
    ),
  ];
}

/** Renders a line for each node, or one for all where rows are few. */
function nodeLines(nodes: readonly NodeView[], { columns, rows }: Size): string[] {
  if (nodes.length === 0) return [];
  if (rows >= ROWS_FOR_NODES + nodes.length) return nodes.map((node) => nodeLine(node, columns));
  const up = nodes.filter(({ isUp }) => isUp);
  const heights = up.map(({ finalized }) => finalized);
  const [least, most] = [Math.min(...heights), Math.max(...heights)];
  const finalized = least === most ? `finalized ${grouped(least)}` : `finalized ${grouped(least)}–${grouped(most)}`;
  return [fitParts([`${up.length} of ${nodes.length} nodes run`, ...(up.length === 0 ? [] : [finalized])], columns)];
}

/** Renders where the history of the chain is, where rows are many. */
function indexLines({ index }: NetworkView, { columns, rows }: Size): string[] {
  return index === undefined || rows < ROWS_FOR_NODES ? [] : [fitParts([`history ${indexText(index)}`], columns)];
}

function nodeLine({ name, isUp, best, finalized, peers, waitsUntil }: NodeView, columns: number): string {
  const title = name.padEnd(NODE_NAME_WIDTH);
  if (!isUp) return fitParts([`${out.red("○")} ${title}`, "does not answer"], columns);
  const parts = [`block ${grouped(best).padStart(6)}`, `finalized ${grouped(finalized).padStart(6)}`];
  const waits = waitsUntil === undefined ? [] : [out.yellow(`waits until ${timeOfDay(waitsUntil)}`)];
  return fitParts([`${out.green("●")} ${title}`, ...parts, counted(peers, "peer"), ...waits], columns);
}

/** Renders the page of the network: the chain, its nodes, and every neuron of every subnet, the best miners first. */
export function networkPage(view: NetworkView, size: Size): Page {
  const { columns } = size;
  const layout = layoutTable(
    view.subnets.flatMap(({ neurons }) => neurons),
    columns,
  );
  const subnets = view.subnets.map((subnet) => [
    subnetLine(subnet, columns),
    ...ranked(subnet.neurons).map((neuron) => neuronLine(neuron, layout)),
  ]);
  return {
    head: [
      ...chainLines(view, columns),
      ...nodeLines(view.nodes, size),
      ...indexLines(view, size),
      "",
      titleLine(layout),
    ],
    body: subnets.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines])),
  };
}
