import { Worker } from "node:worker_threads";
import { systemCodeOf } from "@opentao/base";
import { WorkerError } from "../jobs/errors.ts";
import { READY, type ThreadData, type ThreadRequest, type ThreadResponse } from "./messages.ts";
import { fromWire } from "./wire.ts";

/** Time for a thread to begin, in milliseconds: it loads the whole runtime. */
const BEGIN_MS = 60_000;

/** Limits of one job. */
export interface ThreadLimits {
  /** Milliseconds. */
  readonly timeMs: number;
  /** Megabytes of the heap; bytes in buffers come on top, which what a job may ask of the state bounds. */
  readonly heapMb: number;
}

/** Megabytes of a thread's heap for what is new. */
export const YOUNG_MB = 12;

/** The built thread: it stands beside this module when that is built; tests and benchmarks run this from its source. */
const entry = new URL(
  /\/dist\/[^/]+\.js$/.test(import.meta.url) ? "workers/worker.js" : "../../dist/workers/worker.js",
  import.meta.url,
);

/** Outcome of a job. */
export type Outcome = { readonly output: unknown } | { readonly error: Error };

/** One thread, which does one job after another. It begins with its first job, and anew after it had to be ended. */
export class Thread {
  readonly #data: ThreadData;
  readonly #limits: ThreadLimits;
  #worker: Worker | undefined;
  #fail: ((error: WorkerError) => void) | undefined;
  #hear: ((message: ThreadResponse | typeof READY) => void) | undefined;
  isBusy = false;
  /** Time at which it began its jobs, or the last ones, by `performance.now()`. */
  since = 0;

  constructor(data: ThreadData, limits: ThreadLimits) {
    this.#data = data;
    this.#limits = limits;
  }

  /**
   * Does jobs, one after another, for as long as a turn takes: those that come last may be left.
   *
   * @param settle - takes their outcomes, in their order: a WorkerError `TIMED_OUT`, `OUT_OF_MEMORY`, `DIED`, `STOPPED`
   * when a job had to be ended, which is then the last
   */
  async run(requests: readonly ThreadRequest[], settle: (outcome: Outcome) => void): Promise<void> {
    this.isBusy = true;
    this.since = performance.now();
    try {
      await this.#ask(requests, settle);
    } catch (error) {
      if (!(error instanceof WorkerError)) throw error;
      settle({ error });
    } finally {
      this.isBusy = false;
    }
  }

  /** Ends the thread, whatever it does. */
  async stop(): Promise<void> {
    const hint = "Ask again once the node has started again.";
    await this.#end(new WorkerError("STOPPED", "the node stops", hint));
  }

  /** @throws WorkerError */
  async #ask(requests: readonly ThreadRequest[], settle: (outcome: Outcome) => void): Promise<void> {
    if (this.#worker === undefined) {
      const message = "a thread did not begin in time";
      const hint = "Ask again; if it happens again, look into the node's log.";
      this.#worker = this.#start();
      await this.#untilReady(BEGIN_MS, new WorkerError("DIED", message, hint));
      // Whoever comes after a thread that ended does not pay for its beginning.
      this.since = performance.now();
    }
    const { timeMs } = this.#limits;
    const hint = "Ask for less at a time, or ask a node of your own.";
    const late = new WorkerError("TIMED_OUT", `the request took longer than ${timeMs / 1000} s`, hint);
    this.#worker?.postMessage(requests);
    await this.#untilReady(timeMs, late, (reply) => {
      settle("error" in reply ? { error: fromWire(reply.error) } : { output: reply.output });
    });
  }

  /**
   * Settles when the thread is ready for more; it is ended when it says nothing for a time.
   *
   * @param answered - takes what it says before that
   * @throws `late`, or why the thread ended
   */
  #untilReady(timeMs: number, late: WorkerError, answered?: (reply: ThreadResponse) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      let isOpen = true;
      let heard = 0;
      const timer = setTimeout(() => {
        const before = heard;
        // Where the node's own thread stood still, what the thread has said meanwhile is heard first.
        setImmediate(() => {
          if (isOpen && heard === before) void this.#end(late);
        });
      }, timeMs);
      const settle = (): void => {
        isOpen = false;
        clearTimeout(timer);
        this.#fail = undefined;
        this.#hear = undefined;
      };
      this.#fail = (error) => {
        settle();
        reject(error);
      };
      this.#hear = (message) => {
        if (message === READY) {
          settle();
          resolve();
        } else {
          heard += 1;
          timer.refresh();
          answered?.(message);
        }
      };
    });
  }

  #start(): Worker {
    const worker = new Worker(entry, {
      workerData: this.#data,
      // Which files modules are is for the thread itself to know.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.heapMb, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    worker.unref();
    // The thread says nothing else.
    worker.on("message", (message: ThreadResponse | typeof READY) => {
      if (this.#worker === worker) this.#hear?.(message);
    });
    worker.on("error", (error) => this.#died(worker, deathOf(error)));
    worker.on("exit", () => this.#died(worker, deathOf(undefined)));
    return worker;
  }

  #died(worker: Worker, error: WorkerError): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#fail?.(error);
  }

  async #end(error: WorkerError): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    this.#died(worker, error);
    await worker.terminate();
  }
}

/** Reason for which a thread has ended by itself. */
function deathOf(error: unknown): WorkerError {
  if (systemCodeOf(error) === "ERR_WORKER_OUT_OF_MEMORY") {
    const hint = "Ask for less at a time, or of a node of your own.";
    return new WorkerError("OUT_OF_MEMORY", "the request took more memory than one may", hint, { cause: error });
  }
  const why = error instanceof Error ? `: ${error.message}` : "";
  const hint = "Ask again; if it happens again, look into the node's log.";
  return new WorkerError("DIED", `the thread that worked on the request ended${why}`, hint, { cause: error });
}
