import { out } from "../../../output/colors.ts";
import { fitParts, safeCell } from "../../../output/text.ts";
import type { RoundView, SubnetView } from "../../observation/view.ts";
import type { Size } from "../terminal/screen.ts";
import { type Page, termLines } from "./parts.ts";

type Judged = RoundView["scores"][number];

function judgedLines({ uid, score, explanation }: Judged, { neurons }: SubnetView, columns: number): string[] {
  const name = neurons.find((neuron) => neuron.uid === uid)?.name ?? "?";
  const title = fitParts([out.bold(safeCell(name, 30)), `uid ${uid}`, `score ${out.bold(score.toFixed(3))}`], columns);
  if (explanation === undefined) return [title, ""];
  const { question, truth, answer, reason } = explanation;
  return [
    title,
    ...termLines("  asked", question, columns),
    ...termLines("  truth", truth, columns),
    ...termLines("  answered", answer === "" ? "–" : answer, columns),
    ...termLines("  because", reason, columns),
    "",
  ];
}

function roundLines({ validator, scores }: RoundView, subnet: SubnetView, columns: number): string[] {
  const order = [...scores].sort((a, b) => b.score - a.score || a.uid - b.uid);
  const title = out.cyan(safeCell(`${validator} asked ${scores.length}, each something of its own`, columns));
  return [title, ...order.flatMap((judged) => judgedLines(judged, subnet, columns))];
}

/** The last round of a subnet: what each validator asked each miner, what is right, what came and what it was worth. */
export function roundPage(subnet: SubnetView, { columns }: Size): Page {
  const title = fitParts(
    [out.bold(`Last round of subnet ${subnet.netuid} · ${safeCell(subnet.name, 30)}`), "tab: next subnet"],
    columns,
  );
  const rounds = subnet.rounds.filter(({ scores }) => scores.length > 0);
  const nothing = safeCell("No validator has finished a round yet.", columns);
  return {
    head: [title, ""],
    body: rounds.length === 0 ? [nothing] : rounds.flatMap((round) => roundLines(round, subnet, columns)),
  };
}
