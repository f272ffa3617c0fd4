export type { Workers } from "../jobs/interface.ts";
export { InlineWorkers } from "./inline.ts";
export { prover } from "./jobs.ts";
export { signaturesOf } from "./signatures.ts";
export { ThreadWorkers, type WorkerLimits } from "./threads.ts";
