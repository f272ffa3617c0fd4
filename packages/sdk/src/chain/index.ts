/**
 * A chain over JSON-RPC: what it holds, and what people do with it.
 *
 * @example
 * ```ts
 * import { ChainError, ensureAddress } from "@opentao/sdk/chain";
 *
 * try {
 *   ensureAddress("15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5"); // as Polkadot writes Alice's
 * } catch (error) {
 *   if (error instanceof ChainError) console.log(error.code); // OTHER_NETWORK
 * }
 * ```
 *
 * @packageDocumentation
 */

export {
  registerByWork,
  type WorkOptions,
  type WorkProgress,
  type WorkRegistration,
} from "./actions/registerByWork.ts";
export * from "./portable.ts";
export type { FoundWork } from "./work/search.ts";
export { type SolveOptions, solveWork, type WorkRequest } from "./work/solve.ts";
