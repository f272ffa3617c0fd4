import { out } from "../../../output/colors.ts";
import { fitParts, safeCell } from "../../../output/text.ts";
import type { RoundView, SubnetView } from "../../observation/view.ts";
import type { Size } from "../terminal/screen.ts";
import { type Page, termLines } from "./parts.ts";

type Score = RoundView["scores"][number];

function scoreLines({ uid, score, explanation }: Score, { neurons }: SubnetView, columns: number): string[] {
  const name = neurons.find((neuron) => neuron.uid === uid)?.name ?? "?";
  const title = fitParts([out.bold(safeCell(name, 30)), `UID ${uid}`, `score ${out.bold(score.toFixed(3))}`], columns);
  if (explanation === undefined) return [title, ""];
  const { question, truth, answer, reason } = explanation;
  return [
    title,
    ...termLines("  task", question, columns),
    ...termLines("  truth", truth, columns),
    ...termLines("  answer", answer === "" ? "–" : answer, columns),
    ...termLines("  because", reason, columns),
    "",
  ];
}

function roundLines({ validator, scores }: RoundView, subnet: SubnetView, columns: number): string[] {
  const order = [...scores].sort((a, b) => b.score - a.score || a.uid - b.uid);
  const title = out.cyan(safeCell(`${validator} asked ${scores.length}, each with a task of its own`, columns));
  return [title, ...order.flatMap((score) => scoreLines(score, subnet, columns))];
}

/** Renders the last round of a subnet: for each validator and miner the task, the truth, the answer and its score. */
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
