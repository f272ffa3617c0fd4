import Table from "cli-table3";
import { out } from "./colors.ts";
import { visibleLines } from "./text.ts";

/**
 * Renders a bordered table for standard output.
 *
 * @param right - indices of columns with numbers, which are aligned to the right
 * @param widths - cells that each column takes, its padding of two included; longer text is cut. Default: what the text
 * needs
 */
export function renderTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
  widths: readonly number[] = [],
): string {
  const table = new Table({
    head: head.map((title) => out.bold(title)),
    colAligns: head.map((_, index) => (right.includes(index) ? "right" : "left")),
    colWidths: [...widths],
    style: { head: [], border: out.isColorSupported ? ["gray"] : [], compact: true },
  });
  for (const row of rows) table.push(row.map(visibleLines));
  return table.toString();
}
