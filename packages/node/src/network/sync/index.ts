export type { ImportBlocks, ImportedBlocks, SyncOptions } from "./ports.ts";
export { Sync } from "./sync.ts";
