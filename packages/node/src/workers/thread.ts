import { Worker } from "node:worker_threads";
import { systemCodeOf } from "@opentao/base";
import { WorkerError } from "../jobs/errors.ts";
import type { ThreadData, ThreadRequest, ThreadResponse } from "./messages.ts";
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

/** The built thread: it stands beside this module when that is built, and tests run this module from its source. */
const entry = new URL(
  import.meta.url.endsWith(".ts") ? "../../dist/workers/worker.js" : "workers/worker.js",
  import.meta.url,
);

/** One thread, which does one job at a time. It begins with its first job, and anew after it had to be ended. */
export class Thread {
  readonly #data: ThreadData;
  readonly #limits: ThreadLimits;
  #worker: Worker | undefined;
  #fail: ((error: Error) => void) | undefined;
  isBusy = false;
  /** Time at which it began its job, or its last one, by `performance.now()`. */
  since = 0;

  constructor(data: ThreadData, limits: ThreadLimits) {
    this.#data = data;
    this.#limits = limits;
  }

  /** Does a job. @throws WorkerError `TIMED_OUT`, `OUT_OF_MEMORY`, `DIED`, `STOPPED`; what the job throws */
  async run(request: ThreadRequest): Promise<unknown> {
    this.isBusy = true;
    this.since = performance.now();
    try {
      return await this.#ask(request);
    } finally {
      this.isBusy = false;
    }
  }

  /** Ends the thread, whatever it does. */
  async stop(): Promise<void> {
    const hint = "Ask again once the node has started again.";
    await this.#end(new WorkerError("STOPPED", "the node stops", hint));
  }

  async #ask(request: ThreadRequest): Promise<unknown> {
    if (this.#worker === undefined) {
      const message = "a thread did not begin in time";
      const hint = "Ask again; if it happens again, look into the node's log.";
      this.#worker = this.#start();
      await this.#next(this.#worker, BEGIN_MS, new WorkerError("DIED", message, hint));
      // Whoever comes after a thread that ended does not pay for its beginning.
      this.since = performance.now();
    }
    const worker = this.#worker;
    const { timeMs } = this.#limits;
    const hint = "Ask for less at a time, or ask a node of your own.";
    const late = new WorkerError("TIMED_OUT", `the request took longer than ${timeMs / 1000} s`, hint);
    const answered = this.#next(worker, timeMs, late);
    worker.postMessage(request);
    // The thread says nothing else after it has begun.
    const reply = (await answered) as ThreadResponse;
    if ("error" in reply) throw fromWire(reply.error);
    return reply.output;
  }

  /** The next message of a thread, which is ended if it does not come in time. @throws `late`; why the thread ended */
  #next(worker: Worker, timeMs: number, late: WorkerError): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => void this.#end(late), timeMs);
      const settle = (): void => {
        clearTimeout(timer);
        this.#fail = undefined;
        worker.removeListener("message", answered);
      };
      const answered = (message: unknown): void => {
        settle();
        resolve(message);
      };
      this.#fail = (error) => {
        settle();
        reject(error);
      };
      worker.on("message", answered);
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
    worker.on("error", (error) => this.#died(worker, deathOf(error)));
    worker.on("exit", () => this.#died(worker, deathOf(undefined)));
    return worker;
  }

  #died(worker: Worker, error: Error): void {
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
