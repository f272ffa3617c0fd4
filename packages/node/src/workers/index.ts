export { InlineWorkers } from "./inline.ts";
export type { Workers } from "./interface.ts";
export { prover } from "./prove.ts";
export { ThreadWorkers, type WorkerLimits } from "./threads.ts";
