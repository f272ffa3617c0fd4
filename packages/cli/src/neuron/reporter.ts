import type { Log, NeuronStatus } from "@opentao/sdk";
import { pino } from "pino";
import { err } from "../output/colors.ts";
import { describeError } from "../output/errors.ts";
import { type Printer, toJson } from "../output/printer.ts";
import { tellSupervisor } from "../shared/processStatus.ts";

/** Where a neuron says what it does. */
export interface NeuronTeller {
  readonly onStatus: (status: NeuronStatus) => void;
  readonly log: Log;
}

function statusLine(status: NeuronStatus): string {
  switch (status.kind) {
    case "progress":
      return status.step;
    case "ready":
      return err.green(`ready, uid ${status.uid}`);
    case "answered":
      return `answered in ${status.latencyMs.toFixed(0)} ms: ${status.answer}`;
    case "scored":
      return `scored ${status.scores.map(({ uid, score }) => `${uid}: ${score.toFixed(3)}`).join("  ")}`;
    case "trouble": {
      const times = status.times > 1 ? ` (${status.times} times)` : "";
      return `${err.yellow("trouble")} ${status.message}${times} ${err.dim(`[${status.code}]`)}\n  ${err.cyan("→")} ${status.hint}`;
    }
    case "recovered":
      return `${err.green("recovered")} ${err.dim(`[${status.code}]`)}`;
  }
}

/** The fields of a record with errors as what they say, without their stacks. */
function plainFields(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value instanceof Error ? describeError(value) : value]),
  );
}

/** Lines of JSON on standard output, all of one shape: an object with its `kind`. */
function jsonTeller(): NeuronTeller {
  const write = (line: object): void => void process.stdout.write(`${toJson(line, 0)}\n`);
  const record = (level: string) => (fields: object, message: string) =>
    write({ kind: "log", level, message, fields: plainFields(fields) });
  return {
    onStatus: write,
    log: { debug: () => undefined, info: record("info"), warn: record("warn"), error: record("error") },
  };
}

/** Lines for people on standard error. The same is not told twice in a row. */
function textTeller(printer: Printer): NeuronTeller {
  let last = "";
  const tell = (line: string): void => {
    if (line === last) return;
    last = line;
    printer.note(line);
  };
  const record = (fields: object, message: string): void => {
    const { reason } = plainFields(fields);
    tell(typeof reason === "string" ? `${message}: ${reason}` : message);
  };
  return {
    onStatus: (status) => tell(statusLine(status)),
    log: { debug: () => undefined, info: () => undefined, warn: record, error: record },
  };
}

/** Tells whoever is there: a supervisor, whose log gets the records; a program that reads lines of JSON; or people. */
export function neuronTeller(isJson: boolean, printer: Printer): NeuronTeller {
  if (!process.connected) return isJson ? jsonTeller() : textTeller(printer);
  const log = pino({ level: isJson ? "info" : "warn" }, pino.destination(2));
  return {
    onStatus: (status) => {
      if (status.kind === "trouble") log.warn({ code: status.code, hint: status.hint }, status.message);
      tellSupervisor(status);
    },
    log,
  };
}
