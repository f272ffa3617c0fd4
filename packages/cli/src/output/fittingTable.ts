import { renderTable } from "./table.ts";

/** A column of a table that may have to fit a terminal. */
export interface Column<Row> {
  readonly title: string;
  readonly text: (row: Row) => string;
  readonly isNumber?: boolean;
  /** Text for a narrow terminal. */
  readonly short?: (row: Row) => string;
  /** Order in which columns are dropped where there is no room: the highest first. Those without one stay. */
  readonly dropRank?: number;
}

/** Cells that a border and the blanks around a text take. */
const PADDING = 3;

function width<Row>({ title, text }: Column<Row>, rows: readonly Row[]): number {
  return Math.max(title.length, ...rows.map((row) => text(row).length)) + PADDING;
}

function fits<Row>(columns: readonly Column<Row>[], rows: readonly Row[], room: number): boolean {
  return columns.reduce((sum, column) => sum + width(column, rows), 1) <= room;
}

/** Shortens an address to its first and last characters. */
export function shortAddress(address: string): string {
  return address.length <= 12 ? address : `${address.slice(0, 6)}…${address.slice(-4)}`;
}

/**
 * Renders a table that fits into `room` cells: first texts are shortened, then the less important columns are dropped.
 *
 * @param room - default: the terminal's width; without a terminal there is no limit
 */
export function renderFittingTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  room: number = process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY,
): string {
  let kept = [...columns];
  if (!fits(kept, rows, room)) kept = kept.map((column) => ({ ...column, text: column.short ?? column.text }));
  while (!fits(kept, rows, room)) {
    const most = Math.max(...kept.map(({ dropRank }) => dropRank ?? 0));
    if (most === 0) break;
    kept = kept.filter(({ dropRank }) => dropRank !== most);
  }
  return renderTable(
    kept.map(({ title }) => title),
    rows.map((row) => kept.map(({ text }) => text(row))),
    kept.flatMap(({ isNumber }, index) => (isNumber === true ? [index] : [])),
  );
}
