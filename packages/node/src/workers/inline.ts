import type { JobName, Jobs, Workers } from "../jobs/interface.ts";
import { doJob, type JobContext } from "./jobs.ts";

/**
 * Does everything in this thread, at once: for a page, a machine of one core, a test. What one call may ask of a state
 * is bounded.
 */
export class InlineWorkers implements Workers {
  readonly threads = 0;
  readonly #context: JobContext;

  constructor(context: JobContext) {
    this.#context = context;
  }

  async run<K extends JobName>(job: K, input: Jobs[K]["input"], _client: object): Promise<Jobs[K]["output"]> {
    return doJob(job, input, this.#context);
  }

  /** Does something while no other thread has the database open, at once. @throws what it throws */
  async alone(action: () => void): Promise<void> {
    action();
  }

  async stop(): Promise<void> {}
}
