import { out } from "../../../output/colors.ts";
import { safeCell } from "../../../output/text.ts";
import { shortTao } from "../../../output/units.ts";
import type { NeuronView } from "../../observation/view.ts";
import { padded } from "./parts.ts";

interface Column {
  readonly title: string;
  readonly isNumber: boolean;
  readonly text: (neuron: NeuronView) => string;
}

const GAP = "  ";
const NAME_WIDTH = 20;
const MODEL_WIDTH = 16;
const ANSWER_WIDTH = { least: 16, most: 100 };

/** Renders a neuron's share of the latest epoch: of the miners' part, or of the validators'. */
function epochShare({ incentive, dividends }: NeuronView): string {
  const share = Math.max(incentive, dividends);
  return share === 0 ? "–" : `${(share * 100).toFixed(1)} %`;
}

const COLUMNS = {
  uid: { title: "uid", isNumber: true, text: ({ uid }) => String(uid) },
  neuron: { title: "neuron", isNumber: false, text: ({ name }) => safeCell(name, NAME_WIDTH) },
  model: { title: "model", isNumber: false, text: ({ model }) => safeCell(model, MODEL_WIDTH) },
  score: { title: "score", isNumber: true, text: ({ score }) => score?.toFixed(3) ?? "–" },
  share: { title: "share", isNumber: true, text: epochShare },
  earned: { title: "earned α", isNumber: true, text: ({ earnedAlpha }) => shortTao(earnedAlpha) },
  alone: { title: "alone TAO", isNumber: true, text: ({ earnedTao }) => shortTao(earnedTao) },
  wallet: { title: "wallet TAO", isNumber: true, text: ({ walletTao }) => shortTao(walletTao) },
  answer: { title: "latest answer", isNumber: false, text: ({ answer }) => safeCell(answer, ANSWER_WIDTH.most) },
} satisfies Record<string, Column>;

/** Name of a column. */
export type ColumnName = keyof typeof COLUMNS;

/** Columns that are dropped where there is no room, in this order. */
const DISPENSABLE: readonly ColumnName[] = ["answer", "model", "uid", "wallet", "alone", "share", "earned"];

/** Columns that there is room for, with the width of each. */
export type TableLayout = readonly (readonly [name: ColumnName, width: number])[];

function textWidth(name: ColumnName, neurons: readonly NeuronView[]): number {
  const { title, text } = COLUMNS[name];
  return Math.max(title.length, ...neurons.map((neuron) => text(neuron).length));
}

/** Chooses the columns that fit: the same for all subnets, so that their rows stand under each other. */
export function layoutTable(
  neurons: readonly NeuronView[],
  columns: number,
  wanted: readonly ColumnName[] = ["uid", "neuron", "model", "score", "share", "earned", "alone", "wallet", "answer"],
): TableLayout {
  const widths = new Map(wanted.map((name) => [name, textWidth(name, neurons)]));
  if (widths.has("answer")) widths.set("answer", ANSWER_WIDTH.least);
  const total = () => [...widths.values()].reduce((sum, width) => sum + width + GAP.length, -GAP.length);
  for (const name of DISPENSABLE) if (total() > columns) widths.delete(name);
  const rest = columns - total();
  if (widths.has("answer")) widths.set("answer", Math.min(ANSWER_WIDTH.most, ANSWER_WIDTH.least + rest));
  return [...widths];
}

/** Renders the titles of the columns. */
export function titleLine(layout: TableLayout): string {
  return out.dim(
    layout
      .map(([name, width]) => padded(COLUMNS[name].title, width, COLUMNS[name].isNumber))
      .join(GAP)
      .trimEnd(),
  );
}

/** Renders a neuron in a line. */
export function neuronLine(neuron: NeuronView, layout: TableLayout): string {
  const cells = layout.map(([name, width]) => {
    const text = padded(safeCell(COLUMNS[name].text(neuron), width), width, COLUMNS[name].isNumber);
    if (name !== "neuron") return text;
    return neuron.role === "validator" ? out.cyan(text) : out.bold(text);
  });
  return cells.join(GAP).trimEnd();
}

const RANK = { miner: 0, validator: 1, other: 2, owner: 3 };

/** Sorts neurons: miners first, then validators, the best of them first. */
export function ranked(neurons: readonly NeuronView[]): readonly NeuronView[] {
  return [...neurons].sort((a, b) => {
    if (a.role !== b.role) return RANK[a.role] - RANK[b.role];
    if (a.earnedTao !== b.earnedTao) return a.earnedTao > b.earnedTao ? -1 : 1;
    return (b.score ?? 0) - (a.score ?? 0) || a.uid - b.uid;
  });
}
