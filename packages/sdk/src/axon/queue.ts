import { Rejection } from "./errors.ts";

/** Position of a request in a queue. */
export interface Place {
  readonly caller: string;
  /** Higher goes first. */
  readonly priority: number;
  /** Aborts when nobody waits for the answer any more; looked at only when the request has to wait. */
  readonly signal: AbortSignal;
  /** Makes the error that is thrown then. */
  readonly onAbort: () => Error;
}

interface Waiting {
  readonly caller: string;
  readonly priority: number;
  readonly order: number;
  readonly start: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * Queue that runs a number of tasks at once; others wait, the highest priority first, and of equal ones the earliest.
 * When too many wait, the one that would start last makes way for a higher priority.
 *
 * The waiting ones are sorted, so that a place is found by bisection: queues of the libraries (`p-queue`) can neither
 * reject the last for a better one nor count by caller.
 */
export class PriorityQueue {
  readonly #concurrency: number;
  readonly #capacity: number;
  readonly #capacityOfCaller: number;
  /** Sorted: the next to start is the last. */
  readonly #waiting: Waiting[] = [];
  readonly #waitingOf = new Map<string, number>();
  #running = 0;
  #order = 0;

  constructor(concurrency: number, capacity: number, capacityOfCaller = capacity) {
    this.#concurrency = concurrency;
    this.#capacity = capacity;
    this.#capacityOfCaller = capacityOfCaller;
  }

  /**
   * Runs `task` when it is its turn. @throws Rejection 503 when too many wait, or `onAbort`'s when it waited too long
   */
  async run<T>(place: Place, task: () => Promise<T>): Promise<T> {
    if (this.#running < this.#concurrency) this.#running += 1;
    else await this.#wait(place);
    try {
      return await task();
    } finally {
      this.#running -= 1;
      const next = this.#waiting.at(-1);
      if (next !== undefined) {
        this.#remove(next);
        this.#running += 1;
        next.start();
      }
    }
  }

  /** Rejects the last of the waiting ones for a better one. @throws Rejection 503 when there is none to reject */
  #admit({ caller, priority }: Place): void {
    const full = (): Rejection => new Rejection(503, "Too many requests are waiting, try again later");
    if ((this.#waitingOf.get(caller) ?? 0) >= this.#capacityOfCaller) throw full();
    if (this.#waiting.length < this.#capacity) return;
    const [last] = this.#waiting;
    if (last === undefined || last.priority >= priority) throw full();
    last.reject(full());
  }

  async #wait(place: Place): Promise<void> {
    const { caller, priority, signal, onAbort } = place;
    if (signal.aborted) throw onAbort();
    this.#admit(place);
    await new Promise<void>((resolve, reject) => {
      const abort = (): void => waiting.reject(onAbort());
      const waiting: Waiting = {
        caller,
        priority,
        order: this.#order,
        start: () => {
          signal.removeEventListener("abort", abort);
          resolve();
        },
        reject: (error) => {
          signal.removeEventListener("abort", abort);
          this.#remove(waiting);
          reject(error);
        },
      };
      this.#order += 1;
      this.#waiting.splice(this.#indexOf(waiting), 0, waiting);
      this.#waitingOf.set(caller, (this.#waitingOf.get(caller) ?? 0) + 1);
      signal.addEventListener("abort", abort, { once: true });
    });
  }

  #remove(waiting: Waiting): void {
    this.#waiting.splice(this.#indexOf(waiting), 1);
    const left = (this.#waitingOf.get(waiting.caller) ?? 0) - 1;
    if (left > 0) this.#waitingOf.set(waiting.caller, left);
    else this.#waitingOf.delete(waiting.caller);
  }

  /** Returns the index at which `waiting` stands, or has to stand: behind all that start later. */
  #indexOf(waiting: Waiting): number {
    let [low, high] = [0, this.#waiting.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#waiting[middle];
      if (other !== undefined && startsBefore(waiting, other)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function startsBefore(a: Waiting, b: Waiting): boolean {
  return a.priority > b.priority || (a.priority === b.priority && a.order < b.order);
}
