import { Rejection } from "./error.ts";

interface Waiting {
  readonly priority: number;
  readonly order: number;
  readonly start: () => void;
}

/** Lets so many tasks run at once; others wait, the highest priority first, and of equal ones the earliest. */
export class PriorityQueue {
  readonly #concurrency: number;
  readonly #capacity: number;
  /** Sorted: the next to start is the last. */
  readonly #waiting: Waiting[] = [];
  #running = 0;
  #order = 0;

  constructor(concurrency: number, capacity: number) {
    this.#concurrency = concurrency;
    this.#capacity = capacity;
  }

  /** Runs `task` when it is its turn. @throws Rejection 503 when too many wait, or `onAbort`'s when it waited too long */
  async run<T>(priority: number, signal: AbortSignal, onAbort: () => Error, task: () => Promise<T>): Promise<T> {
    if (this.#running < this.#concurrency) this.#running += 1;
    else await this.#wait(priority, signal, onAbort);
    try {
      return await task();
    } finally {
      this.#running -= 1;
      const next = this.#waiting.pop();
      if (next !== undefined) {
        this.#running += 1;
        next.start();
      }
    }
  }

  #wait(priority: number, signal: AbortSignal, onAbort: () => Error): Promise<void> {
    if (this.#waiting.length >= this.#capacity)
      throw new Rejection(503, "Too many requests are waiting, try again later");
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(onAbort());
      };
      const waiting: Waiting = {
        priority,
        order: this.#order,
        start: () => {
          signal.removeEventListener("abort", abort);
          resolve();
        },
      };
      this.#order += 1;
      this.#waiting.splice(this.#placeOf(waiting), 0, waiting);
      signal.addEventListener("abort", abort, { once: true });
    });
  }

  /** Behind all that start later: the list ends with the next to start. */
  #placeOf(waiting: Waiting): number {
    let place = 0;
    for (const other of this.#waiting) {
      if (startsBefore(other, waiting)) break;
      place += 1;
    }
    return place;
  }
}

function startsBefore(a: Waiting, b: Waiting): boolean {
  return a.priority > b.priority || (a.priority === b.priority && a.order < b.order);
}
