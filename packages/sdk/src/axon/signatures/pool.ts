import { isSignedBy, type SignedMessage } from "../../synapse/signing.ts";
import { Rejection } from "../errors.ts";
import type { SignatureChecker } from "./checker.ts";
import { type Check, CheckingThread } from "./thread.ts";

/** Options of a pool. */
export interface PoolOptions {
  /** Script of a thread. */
  readonly script: URL;
  readonly threads: number;
  /** Signatures that wait at the same time. */
  readonly capacity: number;
  /** Called with what was wrong with a thread. */
  readonly onFault: (error: unknown) => void;
  /** Time without an answer after which a thread is given up, in milliseconds. Default: 2000. */
  readonly silenceMs?: number;
  /** Time before a thread that was lost is replaced, in milliseconds. Default: 1000. */
  readonly pauseMs?: number;
}

/**
 * Checks signatures in threads. What a thread leaves when it ends or hangs is checked here, one in a turn of the loop,
 * as all is while no thread is ready.
 */
export class CheckingPool implements SignatureChecker {
  readonly #options: PoolOptions;
  readonly #threads = new Set<CheckingThread>();
  readonly #pauses = new Set<NodeJS.Timeout>();
  /** Checks that lost threads have left. */
  readonly #left: Check[] = [];
  #isClosed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    for (let i = 0; i < options.threads; i += 1) this.#start();
  }

  /** Number of threads that take signatures. */
  get ready(): number {
    return [...this.#threads].filter(({ isReady }) => isReady).length;
  }

  check(signed: SignedMessage): boolean | Promise<boolean> {
    let waiting = this.#left.length;
    let freest: CheckingThread | undefined;
    for (const thread of this.#threads) {
      waiting += thread.count;
      if (thread.isReady && (freest === undefined || thread.count < freest.count)) freest = thread;
    }
    if (freest === undefined) return isSignedBy(signed);
    if (waiting >= this.#options.capacity) {
      throw new Rejection(503, "Too many signatures wait to be checked, try again later");
    }
    const thread = freest;
    return new Promise((settle) => thread.add({ signed, settle }));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const pause of this.#pauses) clearTimeout(pause);
    const threads = [...this.#threads];
    this.#threads.clear();
    for (const left of await Promise.all(threads.map((thread) => thread.end()))) this.#checkHere(left);
  }

  #start(): void {
    const { script, silenceMs = 2000, pauseMs = 1000, onFault } = this.#options;
    const thread: CheckingThread = new CheckingThread(script, silenceMs, {
      onFault,
      onLost: (left) => {
        this.#threads.delete(thread);
        this.#checkHere(left);
        if (this.#isClosed) return;
        const pause = setTimeout(() => {
          this.#pauses.delete(pause);
          this.#start();
        }, pauseMs);
        pause.unref();
        this.#pauses.add(pause);
      },
    });
    this.#threads.add(thread);
  }

  #checkHere(left: readonly Check[]): void {
    const isBusy = this.#left.length > 0;
    this.#left.push(...left);
    if (!isBusy && left.length > 0) setImmediate(() => this.#checkNext());
  }

  #checkNext(): void {
    const next = this.#left.shift();
    if (next === undefined) return;
    next.settle(isSignedBy(next.signed));
    if (this.#left.length > 0) setImmediate(() => this.#checkNext());
  }
}
