import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { type ErrorExplanation, explanationsOf, similarTo } from "./explanations.ts";

/** Characters of an unknown code that are repeated. */
const MAX_SHOWN = 80;

function textOf({ category, code, number, cause, cure }: ErrorExplanation): string {
  const title = [out.bold(code), number, `(${category})`].filter((part) => part !== null).join(" ");
  return [title, `  ${cause}`, ...(cure === "" ? [] : [`  ${out.cyan("→")} ${cure}`])].join("\n");
}

/** Prints what an error's code means and what to do. @throws CliError `UNKNOWN_CODE` */
export function explain(code: string, printer: Printer): void {
  const found = explanationsOf(code);
  if (found.length === 0) {
    const similar = similarTo(code);
    const hint = similar.length === 0 ? "All codes stand in docs/errors.md." : `Did you mean ${similar.join(", ")}?`;
    const shown = code.length > MAX_SHOWN ? `${code.slice(0, MAX_SHOWN)}…` : code;
    throw new CliError("UNKNOWN_CODE", `there is no error "${shown}"`, hint);
  }
  printer.result(found, () => found.map(textOf).join("\n\n"));
}
