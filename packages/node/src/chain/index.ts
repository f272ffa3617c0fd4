export { ChainError, type ChainErrorCode } from "./error.ts";
export type * from "./interface.ts";
export { type ImportOptions, type ImportResult, LocalChain } from "./localChain.ts";
export { type CacheLimits, DEFAULT_CACHES } from "./states.ts";
