import { isoTime } from "@opentao/base";
import { stringify } from "csv-stringify/sync";
import { type Column, columnsIn, type Form } from "./record.ts";

/** Beginnings by which a spreadsheet takes a text for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const DECIMALS = 9;

/** The first line of a file with records of a form. Amounts have two columns: in rao, and with nine decimals. */
export function csvHeader(form: Form): string {
  return linesOf([columnsIn(form).flatMap(({ name, kind }) => (kind === "amount" ? [`${name}Rao`, name] : [name]))]);
}

/** Lines of records (RFC 4180). Texts that a spreadsheet would run are told apart by an apostrophe in front. */
export function csvLines(form: Form, records: readonly Readonly<Record<string, unknown>>[]): string {
  const columns = columnsIn(form);
  return linesOf(records.map((record) => columns.flatMap((column) => cellsOf(column, record[column.name]))));
}

function linesOf(lines: string[][]): string {
  return stringify(lines, { record_delimiter: "windows" });
}

function cellsOf({ kind }: Column, value: unknown): string[] {
  if (value === null || value === undefined) return kind === "amount" ? ["", ""] : [""];
  switch (kind) {
    case "amount":
      return [String(value), wholeOf(String(value))];
    case "time":
      return [isoTime(Number(value))];
    case "json":
      return [JSON.stringify(value)];
    case "text":
      return [safe(String(value))];
    default:
      return [String(value)];
  }
}

const safe = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** An amount of rao with nine decimals. */
function wholeOf(rao: string): string {
  const [sign, digits] = rao.startsWith("-") ? ["-", rao.slice(1)] : ["", rao];
  const padded = digits.padStart(DECIMALS + 1, "0");
  return `${sign}${padded.slice(0, -DECIMALS)}.${padded.slice(-DECIMALS)}`;
}
