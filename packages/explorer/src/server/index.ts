/**
 * The explorer's page, served to browsers.
 *
 * @example
 * ```ts
 * import { serveExplorer } from "@opentao/explorer";
 *
 * const explorer = await serveExplorer({ port: 0, node: "ws://127.0.0.1:9944" });
 * console.log(explorer.url.startsWith("http://127.0.0.1:")); // true
 * await explorer.close();
 * ```
 *
 * @packageDocumentation
 */

export { type Explorer, type ExplorerOptions, serveExplorer } from "./serve.ts";
export type { Specification } from "./specification.ts";
