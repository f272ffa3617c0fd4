import type { BlockObserver } from "@opentao/runtime/boundary";
import { Histogram, type Registry } from "prom-client";

/** Seconds from far below a transfer's to those of an epoch with many neurons. */
const SECONDS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Measures the steps of blocks that a runtime executes. The time of a step contains that of the steps within it. */
export class StepMetrics implements BlockObserver {
  readonly #seconds: Histogram<"step">;
  readonly #open: { readonly step: string; readonly began: number }[] = [];

  constructor(registry: Registry) {
    this.#seconds = new Histogram({
      name: "opentao_runtime_step_seconds",
      help: "Time of a step of a block in the runtime: a hook, an extrinsic by its call, an epoch, the roots",
      labelNames: ["step"],
      buckets: SECONDS,
      registers: [registry],
    });
  }

  begin(step: string): void {
    this.#open.push({ step, began: performance.now() });
  }

  end(): void {
    const last = this.#open.pop();
    if (last !== undefined) this.#seconds.observe({ step: last.step }, (performance.now() - last.began) / 1000);
  }
}
