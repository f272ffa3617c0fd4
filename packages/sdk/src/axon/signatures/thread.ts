import { Worker } from "node:worker_threads";
import type { SignedMessage } from "../../synapse/signing.ts";

/** A signature that waits to be checked. */
export interface Check {
  readonly signed: SignedMessage;
  readonly settle: (isRight: boolean) => void;
}

/** Events of a thread. */
export interface ThreadEvents {
  /** Called once when the thread has ended by itself, or was ended because it was silent; with what it left. */
  readonly onLost: (left: readonly Check[]) => void;
  /** Called with what was wrong, before {@link onLost}. */
  readonly onFault: (error: unknown) => void;
}

/** A thread that checks signatures in lists: one message each way for all that came in one turn of the loop. */
export class CheckingThread {
  readonly #worker: Worker;
  readonly #silenceMs: number;
  readonly #events: ThreadEvents;
  /** Lists that were sent, the earliest first. */
  readonly #sent: Check[][] = [];
  #next: Check[] = [];
  #count = 0;
  #watch: NodeJS.Timeout | undefined;
  #isReady = false;
  #isOver = false;

  /** @param silenceMs - time without an answer after which the thread is given up */
  constructor(script: URL, silenceMs: number, events: ThreadEvents) {
    this.#silenceMs = silenceMs;
    this.#events = events;
    this.#worker = new Worker(script, { execArgv: [] });
    this.#worker.unref();
    this.#worker.on("message", (results: readonly boolean[]) => this.#take(results));
    this.#worker.on("error", events.onFault);
    this.#worker.once("exit", () => this.#lose());
  }

  /** True when the thread has begun to listen. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Checks that were not answered yet. */
  get count(): number {
    return this.#count;
  }

  add(check: Check): void {
    this.#count += 1;
    this.#next.push(check);
    // What else has come with this one goes with it.
    if (this.#next.length === 1) setImmediate(() => this.#send());
  }

  /** Ends the thread; returns what it left. */
  async end(): Promise<readonly Check[]> {
    const left = this.#leave();
    await this.#worker.terminate();
    return left;
  }

  #send(): void {
    if (this.#isOver || this.#next.length === 0) return;
    this.#sent.push(this.#next);
    this.#worker.postMessage(this.#next.map(({ signed }) => signed));
    this.#next = [];
    if (this.#sent.length === 1) this.#listen();
  }

  #take(results: readonly boolean[]): void {
    this.#isReady = true;
    const list = this.#sent.shift() ?? [];
    this.#listen();
    this.#count -= list.length;
    for (const [i, { settle }] of list.entries()) settle(results[i] === true);
  }

  /** Waits anew for the thread to say something, as long as it has something to say. */
  #listen(): void {
    clearTimeout(this.#watch);
    if (this.#sent.length === 0) return;
    this.#watch = setTimeout(() => {
      this.#events.onFault(new Error(`a thread that checks signatures was silent for ${this.#silenceMs} ms`));
      void this.#worker.terminate();
    }, this.#silenceMs);
    this.#watch.unref();
  }

  #lose(): void {
    if (!this.#isOver) this.#events.onLost(this.#leave());
  }

  #leave(): readonly Check[] {
    this.#isOver = true;
    clearTimeout(this.#watch);
    const left = [...this.#sent.flat(), ...this.#next];
    this.#sent.length = 0;
    this.#next = [];
    this.#count = 0;
    return left;
  }
}
