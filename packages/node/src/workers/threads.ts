import { WorkerError } from "../jobs/errors.ts";
import type { ChainHeads, JobName, Jobs, Workers } from "../jobs/interface.ts";
import type { Logger } from "../primitives/logger.ts";
import { FairQueue, type QueueBounds, type Turn } from "./fairQueue.ts";
import { JoinedTurns, type Waiting } from "./joinedTurns.ts";
import { isCall, type JobRequest, type ThreadData } from "./messages.ts";
import { busy, stopped } from "./refusals.ts";
import { type Outcome, Thread, type ThreadLimits } from "./thread.ts";

/** Bounds of what threads do for others. */
export interface WorkerLimits extends ThreadLimits, Pick<QueueBounds, "perClient" | "total"> {}

export const DEFAULT_WORKER_LIMITS: WorkerLimits = { timeMs: 10_000, heapMb: 80, perClient: 256, total: 4096 };

/** Parts and settings of threads. */
export interface ThreadOptions extends ThreadData {
  /** Number of threads. */
  readonly count: number;
  readonly limits?: Partial<WorkerLimits> | undefined;
  /** Returns the chain's heads. */
  readonly heads: () => ChainHeads;
  readonly logger: Logger;
}

/** Milliseconds that a thread costs that has to begin anew: the client whose job ended it goes behind the others. */
const ANEW_MS = 2000;

/**
 * Transactions, and groups of signatures, that a thread gets at a time: they keep it busy for about as long as the
 * node's own thread works on a block, and has no time to hear from it.
 */
const TOGETHER = 512;

const now = (): number => performance.now();

/**
 * Does jobs in threads of its own, which only read the database. A thread that had to be ended takes nothing but its
 * job with it.
 */
export class ThreadWorkers implements Workers {
  readonly #heads: () => ChainHeads;
  readonly #logger: Logger;
  readonly #threads: readonly Thread[];
  readonly #calls: FairQueue<Waiting>;
  /** Looks at transactions stand in a line of their own: calls, however many and long, leave them half of the time. */
  readonly #transactions: FairQueue<Waiting>;
  #stopped = false;
  /** Calls that threads do. */
  readonly #calling = new Set<Promise<void>>();
  /** Work that threads get no more of. */
  #withheld: "nothing" | "calls" | "all" = "nothing";

  constructor({ count, limits: given, heads, logger, ...data }: ThreadOptions) {
    const limits = { ...DEFAULT_WORKER_LIMITS, ...given };
    this.#heads = heads;
    this.#logger = logger;
    this.#threads = Array.from({ length: count }, () => new Thread(data, limits));
    // One client never has all threads to itself, where there are several.
    const bounds = { ...limits, running: Math.max(1, count - 1) };
    this.#calls = new FairQueue(bounds, now);
    this.#transactions = new FairQueue(bounds, now);
  }

  get threads(): number {
    return this.#threads.length;
  }

  run<K extends JobName>(job: K, input: Jobs[K]["input"], client: object): Promise<Jobs[K]["output"]> {
    return new Promise((resolve, reject) => {
      // Job and input come together.
      const request = { job, input } as JobRequest;
      // The thread responds with the output of this job.
      const waiting: Waiting = { request, resolve: (output) => resolve(output as Jobs[K]["output"]), reject };
      if (this.#stopped) return reject(stopped());
      const queue = isCall(request) ? this.#calls : this.#transactions;
      if (!queue.push(client, waiting)) return reject(busy());
      this.#feed();
    });
  }

  /**
   * Does something while no thread has the database open: what they have begun is waited for, what waits for them waits
   * on. A call may take long: until those are done that have begun, transactions go on. It is not done once they are
   * stopped.
   *
   * @throws what it throws
   */
  async alone(action: () => void): Promise<void> {
    this.#withheld = "calls";
    try {
      await Promise.all(this.#calling);
      this.#withheld = "all";
      await Promise.all(this.#threads.map((thread) => thread.release()));
      if (!this.#stopped) action();
    } finally {
      this.#withheld = "nothing";
      this.#feed();
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const queue of [this.#calls, this.#transactions]) for (const { reject } of queue.clear()) reject(stopped());
    await Promise.all(this.#threads.map((thread) => thread.stop()));
  }

  #feed(): void {
    if (this.#withheld === "all") return;
    for (const thread of this.#threads) {
      if (thread.isBusy) continue;
      const turns = this.#take(thread.isCareful ? 1 : TOGETHER);
      if (turns.length === 0) return;
      const done = this.#do(thread, turns);
      if (turns.some(({ items }) => items.some(({ request }) => isCall(request)))) {
        this.#calling.add(done);
        void done.then(() => this.#calling.delete(done));
      }
      void done.then(() => this.#feed());
    }
  }

  /** The next of the line that used less of late. @param most - transactions */
  #take(most: number): readonly Turn<Waiting>[] {
    const [calls, transactions] = [() => this.#calls.take(1), () => this.#transactions.take(most)];
    if (this.#withheld === "calls") return transactions();
    const [first, other] =
      this.#transactions.usedMs <= this.#calls.usedMs ? [transactions, calls] : [calls, transactions];
    const turns = first();
    return turns.length > 0 ? turns : other();
  }

  /** Lets a thread do turns of clients together. */
  async #do(thread: Thread, turns: readonly Turn<Waiting>[]): Promise<void> {
    const joined = new JoinedTurns(turns);
    const settle = (outcome: Outcome): void => {
      const ending = "error" in outcome && outcome.error instanceof WorkerError ? outcome.error : undefined;
      const waiting = joined.settle(outcome, ending === undefined ? outcome.ms : outcome.ms + ANEW_MS);
      if (ending === undefined) return;
      this.#logger.warn({ job: waiting?.request.job }, `a request of others: ${ending.message}`);
    };
    let fault: Error | undefined;
    try {
      await thread.run(joined.message(this.#heads()), settle);
    } catch (error) {
      // A fault of this program: who asked is told, and nobody waits for ever.
      fault = error instanceof Error ? error : new Error(String(error));
    }
    // Those who come back into line after the end of the workers would wait for ever.
    joined.end(this.#stopped ? stopped() : fault);
  }
}
