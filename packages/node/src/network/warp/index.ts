export type { StateImport, WarpChain, WarpNetwork, WarpOptions, WarpPeer } from "./ports.ts";
export type { WarpProgress } from "./progress.ts";
export { WARP_DISTANCE, warpSync } from "./warpSync.ts";
