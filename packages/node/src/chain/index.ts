export { ChainError, type ChainErrorCode } from "./error.ts";
export type * from "./interface.ts";
export { LocalChain } from "./localChain.ts";
export type { ImportResult } from "./options.ts";
export type { CacheLimits } from "./states.ts";
