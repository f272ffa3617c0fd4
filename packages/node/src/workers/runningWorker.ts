import { Worker } from "node:worker_threads";
import { SilenceWatch } from "@opentao/base";
import type { WorkerError } from "../jobs/errors.ts";
import { type OwnThreadData, READY, type RELEASE, type ThreadResponse, type ThreadTurn } from "./messages.ts";
import { deathOf } from "./threadEndings.ts";

/** Megabytes of a thread's heap for what is new. */
export const YOUNG_MB = 12;

/** The built thread: it stands beside this module when that is built; tests and benchmarks run this from its source. */
const entry = new URL(
  /\/dist\/[^/]+\.js$/.test(import.meta.url) ? "workers/worker.js" : "../../dist/workers/worker.js",
  import.meta.url,
);

/** Wait for a worker to be ready for more. */
interface Wait {
  readonly hear: (message: ThreadResponse | typeof READY) => void;
  readonly fail: (error: WorkerError) => void;
}

/**
 * One worker from its beginning to its end, which comes by itself or because it was silent for too long. Axons of the
 * SDK have threads of their own kind, beside which this stands: what they have in common is the watch.
 */
export class RunningWorker {
  readonly #worker: Worker;
  #wait: Wait | undefined;
  #ending: WorkerError | undefined;

  /** @param heapMb - megabytes of the heap */
  constructor(data: OwnThreadData, heapMb: number) {
    this.#worker = new Worker(entry, {
      workerData: data,
      // Which files modules are is for the thread itself to know.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.#worker.unref();
    // The thread says nothing else.
    this.#worker.on("message", (message: ThreadResponse | typeof READY) => this.#wait?.hear(message));
    this.#worker.on("error", (error) => this.#died(deathOf(error)));
    this.#worker.on("exit", () => this.#died(deathOf(undefined)));
  }

  /** True when it has ended, or is about to. */
  get isOver(): boolean {
    return this.#ending !== undefined;
  }

  /** Sends a turn, or the wish that it closes the database. @throws DataCloneError when it cannot be copied */
  send(message: ThreadTurn | typeof RELEASE): void {
    this.#worker.postMessage(message);
  }

  /**
   * Settles when the thread is ready for more; it is ended when it says nothing for a time.
   *
   * @param answered - takes what it says before that
   * @throws what `late` gives, or why the thread ended
   */
  untilReady(ms: number, late: () => WorkerError, answered?: (response: ThreadResponse) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#ending !== undefined) return reject(this.#ending);
      const watch = new SilenceWatch({ ms, onSilent: () => void this.end(late()) });
      const settle = (): void => {
        watch.end();
        this.#wait = undefined;
      };
      this.#wait = {
        fail: (error) => {
          settle();
          reject(error);
        },
        hear: (message) => {
          if (message === READY) {
            settle();
            resolve();
          } else {
            watch.heard();
            answered?.(message);
          }
        },
      };
    });
  }

  /** Ends the thread, whatever it does. @param error - told to who waits for it */
  async end(error: WorkerError): Promise<void> {
    this.#died(error);
    await this.#worker.terminate();
  }

  #died(error: WorkerError): void {
    if (this.#ending !== undefined) return;
    this.#ending = error;
    this.#wait?.fail(error);
  }
}
