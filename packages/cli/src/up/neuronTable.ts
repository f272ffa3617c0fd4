import { out } from "../output/colours.ts";
import { renderTable } from "../output/printer.ts";
import { cell } from "../output/text.ts";
import { shortTao } from "../output/units.ts";
import type { NeuronView } from "./view.ts";

interface Column {
  readonly title: string;
  readonly isNumber: boolean;
  readonly text: (neuron: NeuronView) => string;
}

/** Cells that a border and the blanks around a text take. */
const PADDING = 3;
const NAME_WIDTH = 20;
const MODEL_WIDTH = 16;
const ANSWER_WIDTH = { least: 14, most: 90 };

const share = (value: number): string => (value === 0 ? "–" : `${(value * 100).toFixed(1)} %`);

const COLUMNS = {
  uid: { title: "uid", isNumber: true, text: ({ uid }) => String(uid) },
  neuron: { title: "neuron", isNumber: false, text: ({ name }) => cell(name, NAME_WIDTH) },
  model: { title: "model", isNumber: false, text: ({ model }) => cell(model, MODEL_WIDTH) },
  score: { title: "score", isNumber: true, text: ({ score }) => score?.toFixed(3) ?? "–" },
  incentive: { title: "incentive", isNumber: true, text: ({ incentive }) => share(incentive) },
  dividends: { title: "dividends", isNumber: true, text: ({ dividends }) => share(dividends) },
  earned: { title: "TAO earned", isNumber: true, text: ({ earnedTao }) => shortTao(earnedTao) },
  answer: { title: "latest answer", isNumber: false, text: ({ answer }) => cell(answer, ANSWER_WIDTH.most) },
} satisfies Record<string, Column>;

type ColumnName = keyof typeof COLUMNS;

const ALL = ["uid", "neuron", "model", "score", "incentive", "dividends", "earned", "answer"] as const;
/** Columns that are left out where there is no room for them, in this order. */
const DISPENSABLE: readonly ColumnName[] = ["answer", "model", "dividends", "uid", "incentive", "score"];

function textWidth(name: ColumnName, neurons: readonly NeuronView[]): number {
  const { title, text } = COLUMNS[name];
  return Math.max(title.length, ...neurons.map((neuron) => text(neuron).length));
}

/** Columns that fit into a terminal with the cells that each takes, padding included. */
export type TableLayout = readonly (readonly [name: ColumnName, width: number])[];

/** Which columns there is room for. The same for all subnets, so that their tables stand under each other. */
export function layoutTable(neurons: readonly NeuronView[], columns: number): TableLayout {
  const widths = new Map(ALL.map((name) => [name, textWidth(name, neurons)]));
  widths.set("answer", ANSWER_WIDTH.least);
  const total = () => [...widths.values()].reduce((sum, width) => sum + width + PADDING, 1);
  for (const name of DISPENSABLE) if (total() > columns) widths.delete(name);
  const rest = columns - total();
  if (widths.has("answer")) widths.set("answer", Math.min(ANSWER_WIDTH.most, ANSWER_WIDTH.least + rest));
  return [...widths].map(([name, width]) => [name, width + PADDING - 1]);
}

const RANK = { miner: 0, validator: 1, other: 2, owner: 3 };

/** Those that are ranked first, the best of them first. */
export function ranked(neurons: readonly NeuronView[]): readonly NeuronView[] {
  return [...neurons].sort((a, b) => {
    if (a.role !== b.role) return RANK[a.role] - RANK[b.role];
    if (a.earnedTao !== b.earnedTao) return a.earnedTao > b.earnedTao ? -1 : 1;
    return (b.score ?? 0) - (a.score ?? 0) || a.uid - b.uid;
  });
}

/** Rows of text that the table of `count` neurons takes. */
export const tableHeight = (count: number): number => count + 4;

/** The table of a subnet's neurons; those beyond `most` rows are counted in the last one. */
export function neuronTable(neurons: readonly NeuronView[], layout: TableLayout, most: number): string {
  const order = ranked(neurons);
  const shown = order.length <= most ? order : order.slice(0, Math.max(0, most - 1));
  const rows = shown.map((neuron) =>
    layout.map(([name]) => {
      const text = COLUMNS[name].text(neuron);
      return name === "neuron" && neuron.role === "validator" ? out.cyan(text) : text;
    }),
  );
  if (shown.length < order.length)
    rows.push(layout.map(([name]) => (name === "neuron" ? out.dim(`… ${order.length - shown.length} more`) : "")));
  const numbers = layout.flatMap(([name], index) => (COLUMNS[name].isNumber ? [index] : []));
  return renderTable(
    layout.map(([name]) => COLUMNS[name].title),
    rows,
    numbers,
    layout.map(([, width]) => width),
  );
}
