import { IndexError } from "../../errors.ts";
import type { ApiLimits } from "./limits.ts";

interface Waiting {
  readonly client: string;
  readonly start: () => void;
}

/** Lets a bounded number of jobs run at the same time, and a bounded number wait for their turn. */
export class Gate {
  readonly #limits: ApiLimits;
  readonly #waiting: Waiting[] = [];
  #running = 0;

  constructor(limits: ApiLimits) {
    this.#limits = limits;
  }

  /**
   * Runs a job when it is its turn.
   *
   * @param client - group whose jobs wait behind each other; `undefined` for programs of this machine
   * @throws IndexError `TOO_BUSY` when too many wait, or this one has for too long; whatever the job throws
   */
  async run<T>(client: string | undefined, job: () => Promise<T>): Promise<T> {
    await this.#turn(client ?? "");
    try {
      return await job();
    } finally {
      this.#running -= 1;
      this.#next();
    }
  }

  #turn(client: string): Promise<void> {
    if (this.#running < this.#limits.running) {
      this.#running += 1;
      return Promise.resolve();
    }
    const ofClient = this.#waiting.filter((one) => one.client === client).length;
    const most = client === "" ? this.#limits.waiting : this.#limits.clientWaiting;
    if (this.#waiting.length >= this.#limits.waiting || ofClient >= most) return Promise.reject(busy());
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(busy());
      }, this.#limits.waitMs);
      const waiting: Waiting = {
        client,
        start: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      this.#waiting.push(waiting);
    });
  }

  #next(): void {
    const next = this.#waiting.shift();
    if (next === undefined) return;
    this.#running += 1;
    next.start();
  }
}

function busy(): IndexError {
  return new IndexError("TOO_BUSY", "too many answers are waited for");
}
