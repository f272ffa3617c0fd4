import { Worker } from "node:worker_threads";
import { SilenceWatch } from "@opentao/base";
import type { Check } from "./waiting.ts";

/** Events of a thread. */
export interface ThreadEvents {
  /** Called when the thread has begun to listen, and whenever it has answered. */
  readonly onFree: () => void;
  /** Called once when the thread has ended by itself, or was ended because it was silent; with what it left. */
  readonly onLost: (left: readonly Check[]) => void;
  /** Called with what was wrong, before {@link onLost}. */
  readonly onFault: (error: unknown) => void;
}

/**
 * A thread that checks one batch of signatures after the other. What it leaves is checked elsewhere, so that nobody is
 * told, and it is replaced at once. The threads of a node (`node/src/workers`) are another kind: they begin with their
 * first job, end by the limits of one, and whoever asked for that is told. What both have in common is the watch.
 */
export class CheckingThread {
  readonly #worker: Worker;
  readonly #silenceMs: number;
  readonly #events: ThreadEvents;
  #batch: readonly Check[] = [];
  #watch: SilenceWatch | undefined;
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
    return this.#isReady && !this.#isOver;
  }

  /** Signatures that it is checking. */
  get count(): number {
    return this.#batch.length;
  }

  /** Checks a batch; to be called when it checks none. */
  check(batch: readonly Check[]): void {
    this.#batch = batch;
    this.#worker.postMessage(batch.map(({ signed }) => signed));
    const onSilent = () => {
      this.#events.onFault(new Error(`a thread that checks signatures was silent for ${this.#silenceMs} ms`));
      void this.#worker.terminate();
    };
    this.#watch = new SilenceWatch({ ms: this.#silenceMs, onSilent, mayEnd: true });
  }

  /** Ends the thread; returns what it left. */
  async end(): Promise<readonly Check[]> {
    this.#isOver = true;
    const left = this.#release();
    await this.#worker.terminate();
    return left;
  }

  #take(results: readonly boolean[]): void {
    if (this.#isOver) return;
    this.#isReady = true;
    for (const [i, { settle }] of this.#release().entries()) settle(results[i] === true);
    this.#events.onFree();
  }

  #lose(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#events.onLost(this.#release());
  }

  /** Takes back the batch that it checks. */
  #release(): readonly Check[] {
    this.#watch?.end();
    const batch = this.#batch;
    this.#batch = [];
    return batch;
  }
}
