import type { Progress, WhatIf, WhatIfAnswer, Why } from "../../../replay/index.ts";

/** Jobs of the worker, with what comes of each. */
export interface Jobs {
  /** Finds why a hotkey (32 bytes) earned what it earned on a subnet in a block. */
  readonly why: {
    readonly job: { readonly netuid: number; readonly block: number | string; readonly hotkey: Uint8Array };
    readonly result: Why;
  };
  /** Earnings of neurons if something had been different. */
  readonly whatIf: { readonly job: { readonly request: WhatIf }; readonly result: WhatIfAnswer };
  /** Runs a method of a runtime API, its arguments encoded, over the state after a block (its hash). */
  readonly api: {
    readonly job: { readonly method: string; readonly input: Uint8Array; readonly at: string };
    readonly result: Uint8Array;
  };
}

/** Name of a job. */
export type JobName = keyof Jobs;

/** Messages to the worker: jobs, one at a time, and answers of the node. */
export type ToWorker =
  | { readonly kind: "job"; readonly name: JobName; readonly job: Jobs[JobName]["job"] }
  | { readonly kind: "answer"; readonly id: number; readonly value: unknown }
  | { readonly kind: "refusal"; readonly id: number; readonly message: string };

/** Messages of the worker: that it listens, questions to the node, how far it is, and what came of a job. */
export type FromWorker =
  | { readonly kind: "ready" }
  | { readonly kind: "ask"; readonly id: number; readonly method: string; readonly params: readonly unknown[] }
  | { readonly kind: "progress"; readonly progress: Progress }
  | { readonly kind: "done"; readonly result: Jobs[JobName]["result"] }
  | { readonly kind: "failed"; readonly code: string | undefined; readonly message: string };
