export { InlineWorkers } from "./inline.ts";
export type { Workers } from "./interface.ts";
export { ThreadWorkers, type WorkerLimits } from "./threads.ts";
