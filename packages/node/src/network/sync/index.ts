export type { AskForBlocks, ImportBlock, SyncChain, SyncOptions } from "./ports.ts";
export { Sync } from "./sync.ts";
