export { ChainError, type ChainErrorCode } from "./error.ts";
export type * from "./interface.ts";
export { LocalChain } from "./localChain.ts";
export type { FinalizeOptions, ImportResult, Pruning, UnfinalizedBlock } from "./options.ts";
export type { StateEntry, StateFinish, StateImport } from "./stateImport.ts";
export type { CacheLimits } from "./states.ts";
