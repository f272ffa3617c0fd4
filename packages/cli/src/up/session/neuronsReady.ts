import type { NetworkLayout } from "../folder/layout.ts";
import { isFailing, neuronFailure } from "../processes/failures.ts";
import type { StatusBoard } from "../processes/statusBoard.ts";
import type { Step } from "../steps/steps.ts";

/** Shows the progress of neurons that start; returns whether all of them are ready. @throws CliError `NEURON_FAILED` */
export function areNeuronsReady(
  layout: NetworkLayout,
  board: StatusBoard,
  names: readonly string[],
  step: Step,
): boolean {
  const reports = names.map((name) => ({ name, report: board.report(name) }));
  for (const { name, report } of reports) if (isFailing(report)) throw neuronFailure(layout, name, report);
  const waiting = reports.filter(({ report }) => !report.isReady);
  // One that has ended is shown first.
  const next = waiting.find(({ report }) => report.exits > 0) ?? waiting[0];
  if (next === undefined) {
    step.done(`${names.length} ready`);
    return true;
  }
  // After the work, a block or two are still to come.
  const parts = reports.map(({ report }) => (report.isReady ? 1 : 0.8 * report.fraction));
  const fraction = parts.reduce((sum, part) => sum + part, 0) / names.length;
  const ready = names.length - waiting.length;
  step.at(fraction, `${ready} of ${names.length} ready; ${next.name}: ${next.report.step}`);
  return false;
}
