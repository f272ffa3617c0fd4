import { err } from "./colors.ts";
import { describeError } from "./errors.ts";
import { asInvoked } from "./invocation.ts";
import { visible, visibleLines } from "./text.ts";

/** Characters that a terminal obeys instead of showing them, and that JSON does not escape. */
const OBEYED = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * Renders JSON with bigints as decimal strings: amounts exceed what a JSON number keeps exactly.
 *
 * @param indent - 0 for one line
 */
export function toJson(value: unknown, indent = 2): string {
  return JSON.stringify(
    value,
    (_key, item: unknown) => (typeof item === "bigint" ? item.toString() : item),
    indent,
  ).replace(OBEYED, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Output of a command: one JSON value for programs, or text for people. */
export interface Printer {
  /** Prints the result: `value` as JSON under `--json`, else what `text` renders. */
  result(value: unknown, text: () => string): void;
  /** Prints a line on standard error; nothing under `--json`. */
  note(line: string): void;
  /**
   * Prints an error: under `--json` on a line of standard output, of the shape of the lines that a neuron prints; else
   * with its hint on standard error.
   */
  error(error: unknown): void;
}

/** Printer of nothing: for what runs where standard output is not for people. */
export const SILENT: Printer = { result: () => undefined, note: () => undefined, error: () => undefined };

/** A {@link Printer} on the process's standard output and error. */
export function createPrinter(json: boolean): Printer {
  return {
    result: (value, text) => process.stdout.write(`${json ? toJson(value) : visibleLines(asInvoked(text()))}\n`),
    note: (line) => {
      if (!json) process.stderr.write(`${visibleLines(asInvoked(line))}\n`);
    },
    error: (error) => {
      const described = describeError(error);
      if (json) process.stdout.write(`${toJson({ kind: "failed", error: described }, 0)}\n`);
      else {
        process.stderr.write(
          `${err.red("error")} ${visible(described.message)} ${err.dim(`[${visible(described.code)}]`)}\n`,
        );
        if (described.hint !== undefined) process.stderr.write(`  ${err.cyan("→")} ${visible(described.hint)}\n`);
      }
    },
  };
}
