export { BlockError, type BlockErrorCode } from "./errors.ts";
export { type GenesisFacts, inspectSpec } from "./genesis/facts.ts";
export { rawSpec } from "./genesis/raw.ts";
export type * from "./interface.ts";
export { LocalChain } from "./localChain.ts";
export type { ImportResult, Pruning } from "./options.ts";
export type { StateEntry, StateImport } from "./stateImport/stateImport.ts";
export type { CacheLimits } from "./states/states.ts";
