import { WorkerError } from "../jobs/errors.ts";
import { type OwnThreadData, RELEASE, type ThreadData, type ThreadResponse, type ThreadTurn } from "./messages.ts";
import { RunningWorker } from "./runningWorker.ts";
import { notBegun, notSent, tooLate } from "./threadEndings.ts";
import { unsendable } from "./unsendable.ts";
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

/** Outcome of the request in a place of a turn, and the milliseconds that it took. */
export type Outcome = { readonly place: number; readonly ms: number } & (
  | { readonly output: unknown }
  | { readonly error: Error }
);

/** One thread, which does one job after another. It begins with its first job, and anew after it had to be ended. */
export class Thread {
  readonly #data: OwnThreadData;
  readonly #limits: ThreadLimits;
  #worker: RunningWorker | undefined;
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
   * had to be ended, of the request that it was working on; `NOT_SENT` of those that cannot be copied to it, and the
   * others are left then
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
    if (worker === undefined || worker.isOver) return;
    const { timeMs } = this.#limits;
    await this.#occupy(
      () => {
        worker.send(RELEASE);
        return worker.untilReady(timeMs, () => tooLate(timeMs));
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
    await this.#worker?.end(new WorkerError("STOPPED", "the node stops", "Ask again once the node has started again."));
  }

  /** @throws WorkerError */
  async #ask(turn: ThreadTurn, settle: (outcome: Outcome) => void): Promise<void> {
    const worker = await this.#begun();
    const { timeMs } = this.#limits;
    try {
      worker.send(turn);
    } catch (cause) {
      // Only the engine's copying runs here.
      for (const place of unsendable(turn)) settle({ place, ms: 0, error: notSent(cause) });
      return;
    }
    await worker.untilReady(
      timeMs,
      () => tooLate(timeMs),
      (response) => {
        this.#since = performance.now();
        for (const outcome of outcomesOf(response, turn)) settle(outcome);
      },
    );
  }

  async #begun(): Promise<RunningWorker> {
    if (this.#worker !== undefined && !this.#worker.isOver) return this.#worker;
    const worker = new RunningWorker(this.#data, this.#limits.heapMb);
    this.#worker = worker;
    await worker.untilReady(BEGIN_MS, notBegun);
    // Whoever comes after a thread that ended does not pay for its beginning.
    this.#since = performance.now();
    return worker;
  }
}

function outcomesOf(response: ThreadResponse, { heads }: ThreadTurn): readonly Outcome[] {
  if ("validated" in response) {
    const { best: at } = heads;
    return decodeValidated(response.validated).map(({ place, ms, answer, verified }) => ({
      place,
      ms,
      output: { at, answer, verified },
    }));
  }
  return ["error" in response ? { ...response, error: fromWire(response.error) } : response];
}
