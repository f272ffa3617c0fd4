import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { decodeAddress, encodeAddress } from "@opentao/crypto";
import { csvSink, EXPORTED, type ExportedName, exportTable, parquetSink, type Sink } from "@opentao/indexer/export";
import { CliError } from "../output/errors.ts";
import { createPrinter, type Printer } from "../output/printer.ts";
import { progressDisplay } from "../output/progressDisplay.ts";
import { counted } from "../output/units.ts";
import { named, receiverOf } from "../shared/receivers.ts";
import { noRows } from "./noRows.ts";
import { type IndexFlags, withReader } from "./place.ts";

/** Options of `tao index export`. */
export interface ExportFlags extends Omit<IndexFlags, "url"> {
  readonly format: "csv" | "parquet";
  readonly from?: number;
  readonly to?: number;
  /** SS58 address, or the name of a contact or wallet. */
  readonly account?: string;
  readonly wallets?: string;
  readonly output?: string;
}

/** Cure for an export beside a process that has the index. */
const BESIDE =
  "Stop that process (Ctrl-C) and export then, for which no node has to run; or ask it for the file: its API, at the " +
  "address that it has printed, has /v1/export/ADDRESS/transfers.csv, stake-movements.csv and rewards.csv.";

function isTable(name: string): name is ExportedName {
  return Object.hasOwn(EXPORTED, name);
}

/** Opens what an export is written to. @throws CliError `USAGE`; the system's error when the file cannot be written */
async function openSink(table: ExportedName, { format, output }: ExportFlags): Promise<Sink> {
  const { form } = EXPORTED[table].listing;
  if (format === "parquet") {
    if (output === undefined) throw new CliError("USAGE", "a Parquet file needs a name", "Give --output FILE.");
    return parquetSink(form, output);
  }
  if (output === undefined) return csvSink(form, process.stdout);
  const file = createWriteStream(output, { mode: 0o600 });
  await once(file, "open");
  const { write, end } = csvSink(form, file);
  const close = async (): Promise<void> => {
    await end();
    file.end();
    await once(file, "close");
  };
  return { write, end: close };
}

/**
 * `tao index export`: writes a table, or part of it, as a file.
 *
 * @throws CliError `USAGE` for a table that there is not, `NOT_AN_ADDRESS`, `NAME_AMBIGUOUS`; CryptoError; IndexError
 */
export async function exportFrom(table: string, flags: ExportFlags, printer: Printer): Promise<void> {
  if (!isTable(table)) {
    const names = Object.keys(EXPORTED).join(", ");
    throw new CliError("USAGE", `there is no table ${table} to export`, `Choose one of: ${names}.`);
  }
  const { from, to, account, output, json } = flags;
  const whose = account === undefined ? undefined : await receiverOf(account, flags.wallets);
  const of = whose && encodeAddress(decodeAddress(whose.address));
  const display = json ? undefined : await progressDisplay(process.stderr);
  const show = (done: number): void => display?.show({ title: "Export", done, total: undefined, unit: "rows" });
  const { rows, nothing } = await withReader(flags.database, BESIDE, async ({ db }) => {
    // Once there is something to write: a file that stands there is left as it is until then.
    const sink = await openSink(table, flags);
    const rows = await exportTable(db, { table, from, to, account: of }, sink, show);
    return {
      rows,
      nothing:
        rows > 0 || whose === undefined || of === undefined
          ? undefined
          : await noRows(db, table, { ...whose, address: of }),
    };
  }).finally(() => display?.clear());
  // Where what was asked for stands on standard output, standard error is for people, with --json too.
  if (nothing !== undefined) (output === undefined ? createPrinter(false) : printer).note(nothing);
  if (output === undefined) return;
  const about = whose === undefined ? "" : ` about ${named(whose)}`;
  printer.result(
    { table, rows, output, account: of, nothing },
    () => `${counted(rows, "row")} of ${table}${about} in ${output}`,
  );
}
