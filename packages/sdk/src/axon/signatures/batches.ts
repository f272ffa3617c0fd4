import { SIGNATURES_TOGETHER } from "@opentao/crypto";
import { areSignedBy, type SignatureClaim } from "../../synapse/signing.ts";
import { Rejection } from "../errors.ts";
import type { SignatureChecker } from "./checker.ts";
import { Load } from "./load.ts";
import { type PoolOptions, ThreadPool } from "./pool.ts";
import { type Check, WaitingChecks } from "./waiting.ts";

/** Threads of a {@link BatchChecker}. */
export interface ThreadOptions extends PoolOptions {
  /** Signatures a second from which on they are started. */
  readonly busy: number;
  /** Milliseconds. */
  readonly clock: () => number;
}

/** Checks a batch on this thread. */
function checkHere(batch: readonly Check[]): void {
  let verdicts: readonly boolean[];
  try {
    verdicts = areSignedBy(batch.map(({ signed }) => signed));
  } catch (error) {
    for (const { fail } of batch) fail(error);
    return;
  }
  for (const [i, { settle }] of batch.entries()) settle(verdicts[i] === true);
}

/**
 * Checks together the signatures that wait at the end of a turn of the loop: those that have come in it, and those that
 * have come while others were checked. Nothing waits for more to come.
 *
 * Threads get a batch each as soon as they are free. While none is ready, a batch a turn is checked here; so is,
 * whatever threads there are, what a thread leaves that ends or hangs.
 */
export class BatchChecker implements SignatureChecker {
  readonly #capacity: number;
  readonly #options: ThreadOptions | undefined;
  readonly #load: Load;
  readonly #waiting = new WaitingChecks();
  /** Batches that lost threads have left. */
  readonly #left: (readonly Check[])[] = [];
  #pool: ThreadPool | undefined;
  #isDue = false;

  /**
   * @param capacity - signatures that wait or are being checked
   * @param threads - `undefined`: none
   */
  constructor(capacity: number, threads?: ThreadOptions) {
    this.#capacity = capacity;
    this.#options = threads;
    this.#load = new Load(threads?.busy ?? 0, threads?.clock ?? Date.now);
  }

  /** Number of threads that take signatures; `undefined` when none have been started. */
  get threads(): number | undefined {
    return this.#pool?.ready;
  }

  check(signed: SignatureClaim, isProven: boolean): Promise<boolean> {
    this.#startThreads();
    const hasThreads = (this.#pool?.ready ?? 0) > 0;
    if (!hasThreads && this.#waiting.count >= SIGNATURES_TOGETHER) checkHere(this.#waiting.take());
    const left = this.#left.reduce((sum, batch) => sum + batch.length, 0);
    if (this.#waiting.count + left + (this.#pool?.count ?? 0) >= this.#capacity) {
      throw new Rejection(503, "Too many signatures wait to be checked, try again later");
    }
    const checked = new Promise<boolean>((settle, fail) => this.#waiting.add({ signed, isProven, settle, fail }));
    this.#schedule();
    return checked;
  }

  async close(): Promise<void> {
    const pool = this.#pool;
    this.#pool = undefined;
    this.#leave((await pool?.close()) ?? []);
  }

  #startThreads(): void {
    if (this.#pool !== undefined || this.#options === undefined || !this.#load.isBusy()) return;
    this.#pool = new ThreadPool(this.#options, {
      onFree: () => this.#schedule(),
      onLost: (left) => this.#leave(left),
    });
  }

  #leave(left: readonly Check[]): void {
    if (left.length > 0) this.#left.push(left);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isDue || this.#waiting.count + this.#left.length === 0) return;
    this.#isDue = true;
    setImmediate(() => this.#run());
  }

  #run(): void {
    this.#isDue = false;
    const left = this.#left.shift();
    if (left !== undefined) checkHere(left);
    const hasThreads = (this.#pool?.ready ?? 0) > 0;
    for (let thread = this.#pool?.free; thread !== undefined && this.#waiting.count > 0; thread = this.#pool?.free) {
      thread.check(this.#waiting.take());
    }
    if (!hasThreads && left === undefined) checkHere(this.#waiting.take());
    // With threads, the next turn is due when one of them is free.
    if (!hasThreads || this.#left.length > 0) this.#schedule();
  }
}
