/**
 * A chain over JSON-RPC and metagraphs, for programs that run in a page: without modules of Node.js. All of it stands
 * in `@opentao/sdk/chain` and `@opentao/sdk/metagraph` too.
 *
 * @example
 * ```ts
 * import { Chain, type Head } from "@opentao/sdk/browser";
 *
 * async function follow(url: string): Promise<Head> {
 *   const chain = await Chain.connect(url);
 *   return chain.waitForHead((head) => head.number > 0);
 * }
 * console.log(typeof follow); // function
 * ```
 *
 * @packageDocumentation
 */

export * from "./chain/portable.ts";
export { type ChainErrorExplanation, cureOf, dispatchErrors, transactionRejections } from "./chain/refusals/index.ts";
export type { OpenSocket, Socket, SocketListener } from "./chain/rpc/socket.ts";
export * from "./metagraph/index.ts";
