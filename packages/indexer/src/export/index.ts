/**
 * Tables of an index as files: CSV, Parquet.
 *
 * @example
 * ```ts
 * import { openReader } from "@opentao/indexer";
 * import { csvSink, EXPORTED, exportTable } from "@opentao/indexer/export";
 *
 * async function printTransfers(folder: string): Promise<number> {
 *   const { db } = await openReader({ folder });
 *   return exportTable(db, { table: "transfers" }, csvSink(EXPORTED.transfers.listing.form, process.stdout));
 * }
 * console.log(typeof printTransfers, Object.keys(EXPORTED)[0]); // function blocks
 * ```
 *
 * @packageDocumentation
 */

export { type ExportWanted, exportTable } from "./export.ts";
export { type Kin, kinOf } from "./kin.ts";
export { csvSink, parquetSink, type Records, type Sink } from "./sinks.ts";
export { EXPORTED, type Exported, type ExportedName } from "./tables.ts";
