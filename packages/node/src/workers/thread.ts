import { Worker } from "node:worker_threads";
import { systemCodeOf } from "@opentao/base";
import { WorkerError } from "../jobs/errors.ts";
import {
  type OwnThreadData,
  READY,
  RELEASE,
  type ThreadData,
  type ThreadResponse,
  type ThreadTurn,
} from "./messages.ts";
import { decodeValidated } from "./validations.ts";
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

/** Milliseconds after its end for which a thread that had to be ended gets one request at a time. */
const CAREFUL_MS = 60_000;

/** Megabytes of a thread's heap for what is new. */
export const YOUNG_MB = 12;

/** The built thread: it stands beside this module when that is built; tests and benchmarks run this from its source. */
const entry = new URL(
  /\/dist\/[^/]+\.js$/.test(import.meta.url) ? "workers/worker.js" : "../../dist/workers/worker.js",
  import.meta.url,
);

/** Outcome of the request in a place of a turn, and the milliseconds that it took. */
export type Outcome = { readonly place: number; readonly ms: number } & (
  | { readonly output: unknown }
  | { readonly error: Error }
);

/** One thread, which does one job after another. It begins with its first job, and anew after it had to be ended. */
export class Thread {
  readonly #data: OwnThreadData;
  readonly #limits: ThreadLimits;
  #worker: Worker | undefined;
  #fail: ((error: WorkerError) => void) | undefined;
  #hear: ((message: ThreadResponse | typeof READY) => void) | undefined;
  #turn: Promise<void> = Promise.resolve();
  isBusy = false;
  /** Time at which it began its turn, or last said something of it, by `performance.now()`. */
  #since = 0;
  #carefulUntil = 0;

  constructor(data: ThreadData, limits: ThreadLimits) {
    this.#data = { ...data, place: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) };
    this.#limits = limits;
  }

  /**
   * True for a time after it had to be ended: a turn of one request then, since what it has done of a turn and not said
   * yet is lost with it, again and again where the requests of strangers end it.
   */
  get isCareful(): boolean {
    return performance.now() < this.#carefulUntil;
  }

  /**
   * Does what a turn asks for, one after another, for as long as a turn takes: some requests may be left.
   *
   * @param settle - takes their outcomes: a WorkerError `TIMED_OUT`, `OUT_OF_MEMORY`, `DIED`, `STOPPED` when the thread
   * had to be ended, of the request that it was working on
   */
  async run(turn: ThreadTurn, settle: (outcome: Outcome) => void): Promise<void> {
    const { place } = this.#data;
    Atomics.store(place, 0, 0);
    await this.#occupy(
      () => this.#ask(turn, settle),
      (error) => settle({ place: Atomics.load(place, 0), ms: performance.now() - this.#since, error }),
    );
  }

  /** Lets the thread close the database until its next turn, when it has done the one that it has begun. */
  async release(): Promise<void> {
    await this.#turn;
    const worker = this.#worker;
    if (worker === undefined) return;
    const { timeMs } = this.#limits;
    await this.#occupy(
      () => {
        worker.postMessage(RELEASE);
        return this.#untilReady(timeMs, () => tooLate(timeMs));
      },
      // A thread that has ended has closed it.
      () => undefined,
    );
  }

  /** Does something with the thread. @param failed - takes the WorkerError for which it was ended */
  async #occupy(action: () => Promise<void>, failed: (error: WorkerError) => void): Promise<void> {
    this.isBusy = true;
    this.#since = performance.now();
    this.#turn = action()
      .catch((error: unknown) => {
        if (!(error instanceof WorkerError)) throw error;
        this.#carefulUntil = performance.now() + CAREFUL_MS;
        failed(error);
      })
      .finally(() => {
        this.isBusy = false;
      });
    await this.#turn;
  }

  /** Ends the thread, whatever it does. */
  async stop(): Promise<void> {
    const hint = "Ask again once the node has started again.";
    await this.#end(new WorkerError("STOPPED", "the node stops", hint));
  }

  /** @throws WorkerError */
  async #ask(turn: ThreadTurn, settle: (outcome: Outcome) => void): Promise<void> {
    if (this.#worker === undefined) {
      this.#worker = this.#start();
      await this.#untilReady(BEGIN_MS, notBegun);
      // Whoever comes after a thread that ended does not pay for its beginning.
      this.#since = performance.now();
    }
    const { timeMs } = this.#limits;
    this.#worker?.postMessage(turn);
    await this.#untilReady(
      timeMs,
      () => tooLate(timeMs),
      (response) => {
        this.#since = performance.now();
        for (const outcome of outcomesOf(response, turn)) settle(outcome);
      },
    );
  }

  /**
   * Settles when the thread is ready for more; it is ended when it says nothing for a time.
   *
   * @param answered - takes what it says before that
   * @throws what `late` gives, or why the thread ended
   */
  #untilReady(timeMs: number, late: () => WorkerError, answered?: (response: ThreadResponse) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      let isOpen = true;
      let heard = 0;
      const timer = setTimeout(() => {
        const before = heard;
        // Where the node's own thread stood still, what the thread has said meanwhile is heard first.
        setImmediate(() => {
          if (isOpen && heard === before) void this.#end(late());
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

function outcomesOf(response: ThreadResponse, { heads }: ThreadTurn): readonly Outcome[] {
  if ("validated" in response) {
    const { best: at } = heads;
    return decodeValidated(response.validated).map(({ place, ms, ...found }) => ({
      place,
      ms,
      output: { at, ...found },
    }));
  }
  return ["error" in response ? { ...response, error: fromWire(response.error) } : response];
}

function notBegun(): WorkerError {
  const hint = "Ask again; if it happens again, look into the node's log.";
  return new WorkerError("DIED", "a thread did not begin in time", hint);
}

function tooLate(timeMs: number): WorkerError {
  const hint = "Ask for less at a time, or ask a node of your own.";
  return new WorkerError("TIMED_OUT", `the request took longer than ${timeMs / 1000} s`, hint);
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
