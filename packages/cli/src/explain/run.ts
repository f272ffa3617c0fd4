import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { allExplanations, byCategory, type ErrorExplanation, explanationsOf, similarTo } from "./explanations.ts";

/** Characters of an unknown code that are repeated. */
const MAX_SHOWN = 80;
/** Cells of an error's number in a list. */
const NUMBER_WIDTH = 6;

function textOf({ category, code, number, cause, cure }: ErrorExplanation): string {
  const title = [out.bold(code), number, `(${category})`].filter((part) => part !== null).join(" ");
  return [title, `  ${cause}`, ...(cure === "" ? [] : [`  ${out.cyan("→")} ${cure}`])].join("\n");
}

/** Prints what an error's code means and what to do. @throws CliError `UNKNOWN_CODE` */
export function explain(code: string, printer: Printer): void {
  const found = explanationsOf(code);
  if (found.length === 0) {
    const similar = similarTo(code);
    const hint =
      similar.length === 0 ? "`tao explain` without a code lists all of them." : `Did you mean ${similar.join(", ")}?`;
    const shown = code.length > MAX_SHOWN ? `${code.slice(0, MAX_SHOWN)}…` : code;
    throw new CliError("UNKNOWN_CODE", `there is no error "${shown}"`, hint);
  }
  printer.result(found, () => found.map(textOf).join("\n\n"));
}

/** Prints the codes of all errors, below the part of the system that reports them; as JSON, all explanations. */
export function listAll(printer: Printer): void {
  const categories = byCategory(allExplanations());
  printer.result([...categories.values()].flat(), () =>
    [...categories]
      .map(([category, explanations]) => {
        const lines = explanations.map(({ code, number }) => `  ${(number ?? "").padEnd(NUMBER_WIDTH)} ${code}`);
        return [out.bold(category), ...lines].join("\n");
      })
      .join("\n\n"),
  );
}
