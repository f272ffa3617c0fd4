import type { Logger } from "../logger.ts";
import { WorkerError } from "./error.ts";
import { FairQueue, type QueueBounds } from "./fairQueue.ts";
import type { ChainHeads, JobName, Jobs, Workers } from "./interface.ts";
import { Thread, type ThreadData, type ThreadLimits, type ThreadRequest } from "./thread.ts";

/** Bounds of what threads do for others. */
export interface WorkerLimits extends ThreadLimits, Pick<QueueBounds, "perClient" | "total"> {}

export const DEFAULT_WORKER_LIMITS: WorkerLimits = { timeMs: 10_000, heapMb: 80, perClient: 256, total: 4096 };

/** What threads work with. */
export interface ThreadOptions extends ThreadData {
  /** Number of threads. */
  readonly count: number;
  readonly limits?: Partial<WorkerLimits> | undefined;
  /** Where the chain stands now. */
  readonly heads: () => ChainHeads;
  readonly logger: Logger;
}

interface Waiting {
  readonly request: ThreadRequest;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Does jobs in threads of its own, which only read the database. A thread that had to be ended takes nothing but its job with it. */
export class ThreadWorkers implements Workers {
  readonly #heads: () => ChainHeads;
  readonly #logger: Logger;
  readonly #threads: readonly Thread[];
  readonly #queue: FairQueue<Waiting>;
  #stopped = false;

  constructor({ count, limits: given, heads, logger, ...data }: ThreadOptions) {
    const limits = { ...DEFAULT_WORKER_LIMITS, ...given };
    this.#heads = heads;
    this.#logger = logger;
    this.#threads = Array.from({ length: count }, () => new Thread(data, limits));
    // One client never has all threads to itself, where there are several.
    this.#queue = new FairQueue({ ...limits, running: Math.max(1, count - 1) });
  }

  run<K extends JobName>(job: K, input: Jobs[K]["input"], client: object): Promise<Jobs[K]["output"]> {
    return new Promise((resolve, reject) => {
      const request = { job, input, heads: this.#heads() };
      // The thread answers with what the job gives.
      const waiting: Waiting = { request, resolve: (output) => resolve(output as Jobs[K]["output"]), reject };
      if (this.#stopped) return reject(stopped());
      if (!this.#queue.push(client, waiting)) return reject(busy());
      this.#feed();
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const { reject } of this.#queue.clear()) reject(stopped());
    await Promise.all(this.#threads.map((thread) => thread.stop()));
  }

  #feed(): void {
    for (const thread of this.#threads) {
      if (thread.isBusy) continue;
      const next = this.#queue.take();
      if (next === undefined) return;
      void this.#do(thread, next.item).then(() => {
        next.done();
        this.#feed();
      });
    }
  }

  async #do(thread: Thread, { request, resolve, reject }: Waiting): Promise<void> {
    try {
      resolve(await thread.run(request));
    } catch (error) {
      if (error instanceof WorkerError)
        this.#logger.warn({ job: request.job }, `a request of others: ${error.message}`);
      reject(error);
    }
  }
}

function busy(): WorkerError {
  const hint = "Wait for the answers to earlier requests, or ask a node of your own.";
  return new WorkerError("TOO_BUSY", "too many requests wait already", hint);
}

function stopped(): WorkerError {
  return new WorkerError("STOPPED", "the node stops", "Ask again once the node has started again.");
}
