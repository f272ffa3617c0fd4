import type { Kysely } from "kysely";
import { list } from "../api/reading/list.ts";
import { IndexError } from "../errors.ts";
import type { Tables } from "../schema/tables.ts";
import type { Sink } from "./sinks.ts";
import { EXPORTED, type ExportedName, filtersOf } from "./tables.ts";

/** Rows that are read at once. */
const PAGE = 1000;

/** Rows that are exported. */
export interface ExportWanted {
  readonly table: ExportedName;
  /** First and last block. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Account that rows tell of. */
  readonly account?: string | undefined;
}

/**
 * Writes rows of a table into a sink, page by page.
 *
 * @param onProgress - called after each page with the number of rows so far
 * @returns the number of rows
 * @throws IndexError `INVALID_REQUEST` when the table knows of no accounts, or of no blocks
 */
export async function exportTable(
  db: Kysely<Tables>,
  { table, from, to, account }: ExportWanted,
  sink: Sink,
  onProgress: (rows: number) => void = () => undefined,
): Promise<number> {
  const exported = EXPORTED[table];
  const { listing, parties } = exported;
  if (account !== undefined && parties.length === 0)
    throw new IndexError("INVALID_REQUEST", `${table} tells of no accounts`, "Leave --account out.");
  const isOfBlocks = Object.hasOwn(listing.form.fields, "height");
  if (!isOfBlocks && (from !== undefined || to !== undefined))
    throw new IndexError("INVALID_REQUEST", `${table} is what is so now, of no block`, "Leave --from and --to out.");
  const wanted = { filters: {}, either: filtersOf(exported, account), from, to, limit: PAGE, order: "asc" } as const;
  let rows = 0;
  for (let cursor: string | undefined; ; ) {
    const page = await list(db, listing, { ...wanted, cursor, detail: "export" });
    await sink.write(page.items);
    rows += page.items.length;
    onProgress(rows);
    if (page.next === null) break;
    cursor = page.next;
  }
  await sink.end();
  return rows;
}
