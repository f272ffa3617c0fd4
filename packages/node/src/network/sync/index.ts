export type { ImportBlock } from "./ports.ts";
export { Sync } from "./sync.ts";
