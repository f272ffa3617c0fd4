import { CliError } from "../../output/errors.ts";
import type { NetworkLayout } from "../folder/layout.ts";
import { lastLines } from "./logs.ts";
import type { ProcessReport } from "./statusBoard.ts";

/** Exits in a row before a process is ready after which the reason is taken to be lasting. */
const MAX_EXITS = 3;

/** Returns whether a process ends again and again before it is ready. */
export function isFailing({ exits, isReady }: ProcessReport): boolean {
  return !isReady && exits >= MAX_EXITS;
}

function reasonOf(layout: NetworkLayout, name: string, { failure }: ProcessReport): string {
  if (failure === undefined) return `it ends at once; it said last: ${lastLines(layout, name)}`;
  return `${failure.message} [${failure.code}]`;
}

/** Returns the error for a node that cannot start. */
export function nodeFailure(layout: NetworkLayout, name: string, report: ProcessReport): CliError {
  const { failure } = report;
  const hint =
    failure?.code === "PORT_IN_USE"
      ? "Stop that program, or take another port with --rpc-port N."
      : (failure?.hint ?? "Start anew with --reset if nothing else helps.");
  const log = `${layout.logs}/${name}.log`;
  return new CliError(
    "NODE_FAILED",
    `the node cannot start: ${reasonOf(layout, name, report)}`,
    `${hint} Its log is ${log}.`,
  );
}

/** Returns the error for a neuron that cannot start. */
export function neuronFailure(layout: NetworkLayout, name: string, report: ProcessReport): CliError {
  const hint = report.failure?.hint ?? "See why it ended.";
  const log = `${layout.logs}/${name}.log`;
  return new CliError(
    "NEURON_FAILED",
    `${name} cannot start: ${reasonOf(layout, name, report)}`,
    `${hint} Its log is ${log}.`,
  );
}
