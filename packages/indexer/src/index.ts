/**
 * History of a chain in a database, embedded or PostgreSQL.
 *
 * @example
 * ```ts
 * import { INDEX_ERRORS, IndexError, openIndex } from "@opentao/indexer";
 *
 * const error = await openIndex({ url: "postgres://127.0.0.1:1/index" }).catch((thrown: unknown) => thrown);
 * if (error instanceof IndexError) console.log(error.code); // DATABASE_UNREACHABLE
 * console.log(INDEX_ERRORS.codes.DATABASE_UNREACHABLE.number); // 6501
 * ```
 *
 * @packageDocumentation
 */

export { type IndexDatabase, openIndex, openReader, type Place } from "./database/open.ts";
export { INDEX_ERRORS, IndexError, type IndexErrorCode } from "./errors.ts";
export { Indexer, type IndexerOptions, type IndexProgress } from "./follow/indexer.ts";
export type { Gap } from "./follow/leap.ts";
export { type Reconciliation, reconcile } from "./reconcile/reconcile.ts";
export type * from "./schema/tables.ts";
export { type IndexStatus, statusOf } from "./status.ts";
