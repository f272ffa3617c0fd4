export type { StateImport, WarpChain, WarpNetwork } from "./ports.ts";
export type { WarpProgress } from "./progress.ts";
export { warpSync } from "./warpSync.ts";
