import type { Log, NeuronStatus } from "@opentao/sdk";
import { pino } from "pino";
import { err } from "../output/colors.ts";
import { describeError } from "../output/errors.ts";
import { type Printer, toJson } from "../output/printer.ts";
import { reportToSupervisor } from "../shared/supervisor.ts";

/** Output of a neuron: its statuses, and its log. */
export interface NeuronReporter {
  readonly onStatus: (status: NeuronStatus) => void;
  readonly log: Log;
}

function statusLine(status: NeuronStatus): string {
  switch (status.kind) {
    case "progress":
      return status.step;
    case "ready":
      return err.green(`ready, UID ${status.uid}`);
    case "answered":
      return `answered in ${status.latencyMs.toFixed(0)} ms: ${status.answer}`;
    case "scored":
      return `scored ${status.scores.map(({ uid, score }) => `${uid}: ${score.toFixed(3)}`).join("  ")}`;
    case "trouble": {
      const times = status.times > 1 ? ` (${status.times} times)` : "";
      return `${err.yellow("issue")} ${status.message}${times} ${err.dim(`[${status.code}]`)}\n  ${err.cyan("→")} ${status.hint}`;
    }
    case "recovered":
      return `${err.green("recovered")} ${err.dim(`[${status.code}]`)}`;
  }
}

/** Returns the fields of a record with errors described, without their stacks. */
function plainFields(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value instanceof Error ? describeError(value) : value]),
  );
}

/** Returns a reporter that writes lines of JSON on standard output, all of one shape: an object with its `kind`. */
function jsonReporter(): NeuronReporter {
  const write = (line: object): void => void process.stdout.write(`${toJson(line, 0)}\n`);
  const record = (level: string) => (fields: object, message: string) =>
    write({ kind: "log", level, message, fields: plainFields(fields) });
  return {
    onStatus: write,
    log: { debug: () => undefined, info: record("info"), warn: record("warn"), error: record("error") },
  };
}

/** Returns a reporter that writes lines for people on standard error, none twice in a row. */
function textReporter(printer: Printer): NeuronReporter {
  let last = "";
  const write = (line: string): void => {
    if (line === last) return;
    last = line;
    printer.note(line);
  };
  const record = (fields: object, message: string): void => {
    const { reason } = plainFields(fields);
    write(typeof reason === "string" ? `${message}: ${reason}` : message);
  };
  return {
    onStatus: (status) => write(statusLine(status)),
    log: { debug: () => undefined, info: () => undefined, warn: record, error: record },
  };
}

/**
 * Returns a reporter to whoever is there: a supervisor, where the log goes to standard error; a program that reads
 * lines of JSON; or people.
 */
export function neuronReporter(isJson: boolean, printer: Printer): NeuronReporter {
  if (!process.connected) return isJson ? jsonReporter() : textReporter(printer);
  const log = pino({ level: isJson ? "info" : "warn" }, pino.destination(2));
  return {
    onStatus: (status) => {
      if (status.kind === "trouble") log.warn({ code: status.code, hint: status.hint }, status.message);
      reportToSupervisor(status);
    },
    log,
  };
}
