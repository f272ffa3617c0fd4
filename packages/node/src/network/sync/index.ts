export type { ImportBlock, SyncOptions } from "./ports.ts";
export { Sync } from "./sync.ts";
