import { CheckingThread } from "./thread.ts";
import type { Check } from "./waiting.ts";

/** Options of a pool. */
export interface PoolOptions {
  /** Script of a thread. */
  readonly script: URL;
  readonly threads: number;
  /** Called with what was wrong with a thread. */
  readonly onFault: (error: unknown) => void;
  /** Time without an answer after which a thread is given up, in milliseconds. Default: 2000. */
  readonly silenceMs?: number | undefined;
  /** Time before a thread that was lost is replaced, in milliseconds. Default: 1000. */
  readonly pauseMs?: number | undefined;
}

/** Events of a pool. */
export interface PoolEvents {
  /** Called when a thread can be given signatures. */
  readonly onFree: () => void;
  /** Called with what a thread has left that has ended or hangs. */
  readonly onLost: (left: readonly Check[]) => void;
}

/** Threads that check signatures, each a batch at a time; those that are lost are replaced after a while. */
export class ThreadPool {
  readonly #options: PoolOptions;
  readonly #events: PoolEvents;
  readonly #threads = new Set<CheckingThread>();
  readonly #pauses = new Set<NodeJS.Timeout>();
  #isClosed = false;

  constructor(options: PoolOptions, events: PoolEvents) {
    this.#options = options;
    this.#events = events;
    for (let i = 0; i < options.threads; i += 1) this.#start();
  }

  /** Number of threads that take signatures. */
  get ready(): number {
    let ready = 0;
    for (const { isReady } of this.#threads) if (isReady) ready += 1;
    return ready;
  }

  /** Signatures that are being checked. */
  get count(): number {
    let count = 0;
    for (const thread of this.#threads) count += thread.count;
    return count;
  }

  /** A thread that has nothing to do. */
  get free(): CheckingThread | undefined {
    for (const thread of this.#threads) if (thread.isReady && thread.count === 0) return thread;
    return undefined;
  }

  /** Ends the threads; returns what they left. */
  async close(): Promise<readonly Check[]> {
    this.#isClosed = true;
    for (const pause of this.#pauses) clearTimeout(pause);
    const threads = [...this.#threads];
    this.#threads.clear();
    return (await Promise.all(threads.map((thread) => thread.end()))).flat();
  }

  #start(): void {
    const { script, silenceMs = 2000, onFault } = this.#options;
    const thread: CheckingThread = new CheckingThread(script, silenceMs, {
      onFault,
      onFree: this.#events.onFree,
      onLost: (left) => {
        this.#threads.delete(thread);
        this.#events.onLost(left);
        if (!this.#isClosed) this.#restart();
      },
    });
    this.#threads.add(thread);
  }

  #restart(): void {
    const pause = setTimeout(() => {
      this.#pauses.delete(pause);
      this.#start();
    }, this.#options.pauseMs ?? 1000);
    pause.unref();
    this.#pauses.add(pause);
  }
}
