export type { ImportBlock, SyncOptions } from "./ports.ts";
export type { SignatureChecks } from "./signaturesAhead.ts";
export { Sync } from "./sync.ts";
