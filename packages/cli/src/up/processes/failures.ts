import { CliError } from "../../output/errors.ts";
import type { NetworkLayout } from "../folder/layout.ts";
import { lastLines } from "./logs.ts";
import type { ProcessReport } from "./statusBoard.ts";

/** How often in a row a process may end by itself before it is ready: then the reason does not pass by itself. */
const MAX_EXITS = 3;

/** Whether a process ends again and again. */
export function isFailing({ exits, isReady }: ProcessReport): boolean {
  return !isReady && exits >= MAX_EXITS;
}

function reasonOf(layout: NetworkLayout, name: string, { failure }: ProcessReport): string {
  if (failure === undefined) return `it ends at once; it said last: ${lastLines(layout, name)}`;
  return `${failure.message} [${failure.code}]`;
}

/** Why the node cannot be started, and what to do. */
export function nodeFailure(layout: NetworkLayout, name: string, report: ProcessReport): CliError {
  const { failure } = report;
  const hint =
    failure?.code === "PORT_IN_USE"
      ? "stop that program, or take another port with --rpc-port N"
      : (failure?.hint ?? "start anew with --reset if nothing else helps");
  const log = `${layout.logs}/${name}.log`;
  return new CliError(
    "NODE_FAILED",
    `the node cannot start: ${reasonOf(layout, name, report)}`,
    `${hint} (log: ${log})`,
  );
}

/** Why a neuron cannot be started, and what to do. */
export function neuronFailure(layout: NetworkLayout, name: string, report: ProcessReport): CliError {
  const hint = report.failure?.hint ?? "look at its log";
  const log = `${layout.logs}/${name}.log`;
  return new CliError(
    "NEURON_FAILED",
    `${name} cannot start: ${reasonOf(layout, name, report)}`,
    `${hint} (log: ${log})`,
  );
}
