import { Rejection } from "./errors.ts";

/** Whose turn it is when. */
export interface Place {
  readonly caller: string;
  /** Higher goes first. */
  readonly priority: number;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Error that is thrown then. */
  readonly onAbort: () => Error;
}

interface Waiting {
  readonly caller: string;
  readonly priority: number;
  readonly order: number;
  readonly start: () => void;
  readonly refuse: (error: Error) => void;
}

/**
 * Lets so many tasks run at once; others wait, the highest priority first, and of equal ones the earliest. When too
 * many wait, the one that would start last makes room for a higher priority.
 */
export class PriorityQueue {
  readonly #concurrency: number;
  readonly #capacity: number;
  readonly #capacityOfCaller: number;
  /** Sorted: the next to start is the last. */
  readonly #waiting: Waiting[] = [];
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
    if (place.signal.aborted) throw place.onAbort();
    if (this.#running < this.#concurrency) this.#running += 1;
    else await this.#wait(place);
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

  #makeRoom({ caller, priority }: Place): void {
    const full = (): Rejection => new Rejection(503, "Too many requests are waiting, try again later");
    const own = this.#waiting.filter((waiting) => waiting.caller === caller).length;
    if (own >= this.#capacityOfCaller) throw full();
    if (this.#waiting.length < this.#capacity) return;
    const [last] = this.#waiting;
    if (last === undefined || last.priority >= priority) throw full();
    last.refuse(full());
  }

  #wait(place: Place): Promise<void> {
    this.#makeRoom(place);
    const { caller, priority, signal, onAbort } = place;
    return new Promise((resolve, reject) => {
      const abort = (): void => waiting.refuse(onAbort());
      const waiting: Waiting = {
        caller,
        priority,
        order: this.#order,
        start: () => {
          signal.removeEventListener("abort", abort);
          resolve();
        },
        refuse: (error) => {
          signal.removeEventListener("abort", abort);
          this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
          reject(error);
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
