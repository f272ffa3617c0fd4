/**
 * HTTP API over an index.
 *
 * @example
 * ```ts
 * import { openIndex } from "@opentao/indexer";
 * import { IndexApi } from "@opentao/indexer/api";
 *
 * async function serve(folder: string): Promise<string> {
 *   const { db } = await openIndex({ folder });
 *   const api = await IndexApi.start(db, { port: 9988 });
 *   return `${api.url}/v1/status`;
 * }
 * console.log(typeof serve); // function
 * ```
 *
 * @packageDocumentation
 */

export type { ChainKnown } from "./resources/overview.ts";
export { type ApiOptions, IndexApi } from "./server/api.ts";
export { type ApiLimits, QUERY_MS } from "./server/limits.ts";
