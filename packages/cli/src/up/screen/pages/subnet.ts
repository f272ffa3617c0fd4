import { out } from "../../../output/colors.ts";
import type { NeuronView, SubnetView } from "../../observation/view.ts";
import type { Issue } from "../../processes/statusBoard.ts";
import type { Size } from "../terminal/screen.ts";
import { layoutTable, neuronLine, ranked, titleLine } from "./columns.ts";
import { type Page, subnetLine, termLines } from "./parts.ts";

function details(neuron: NeuronView, issues: readonly Issue[], columns: number): string[] {
  const own = issues.filter(({ name }) => name === neuron.name);
  return [
    ...(neuron.answer === "" ? [] : termLines("  answers", neuron.answer, columns, 1)),
    ...own.flatMap(({ message }) => termLines("  issue", message, columns, 2).map((line) => out.yellow(line))),
  ];
}

/** Renders the page of a subnet: each neuron with its model, its latest answer and its issues. */
export function subnetPage(subnet: SubnetView, issues: readonly Issue[], { columns }: Size): Page {
  const layout = layoutTable(subnet.neurons, columns, [
    "uid",
    "neuron",
    "model",
    "score",
    "share",
    "earned",
    "alone",
    "wallet",
  ]);
  return {
    head: [subnetLine(subnet, columns), "", titleLine(layout)],
    body: ranked(subnet.neurons).flatMap((neuron) => [neuronLine(neuron, layout), ...details(neuron, issues, columns)]),
  };
}
