import { refused } from "../error.ts";

/** How many answers may be held at a time. */
export interface PlaceLimits {
  /** For all peers: with the length of an answer, what bounds the memory. */
  readonly total: number;
  /** For peers of one address: who does not read does not keep others from reading. */
  readonly perAddress: number;
}

interface Waiting {
  readonly address: string;
  readonly enter: () => void;
}

/** Answers that are made and on their way. Who comes when all places are taken waits for one. */
export class Places {
  readonly #limits: PlaceLimits;
  readonly #taken = new Map<string, number>();
  #total = 0;
  #waiting: Waiting[] = [];

  constructor(limits: PlaceLimits) {
    this.#limits = limits;
  }

  /**
   * Takes a place as soon as there is one; returns the function that gives it back.
   *
   * @throws NetworkError `REFUSED` when `signal` ends the wait
   */
  async enter(address: string, signal: AbortSignal): Promise<() => void> {
    if (!this.#isFree(address)) await this.#wait(address, signal);
    else this.#take(address);
    return () => this.#leave(address);
  }

  #wait(address: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const entry = { address, enter: resolve };
      this.#waiting.push(entry);
      signal.addEventListener(
        "abort",
        () => {
          this.#waiting = this.#waiting.filter((other) => other !== entry);
          reject(refused("too many answers are on their way"));
        },
        { once: true },
      );
    });
  }

  #isFree(address: string): boolean {
    return this.#total < this.#limits.total && (this.#taken.get(address) ?? 0) < this.#limits.perAddress;
  }

  #take(address: string): void {
    this.#total += 1;
    this.#taken.set(address, (this.#taken.get(address) ?? 0) + 1);
  }

  #leave(address: string): void {
    this.#total -= 1;
    const left = (this.#taken.get(address) ?? 1) - 1;
    if (left === 0) this.#taken.delete(address);
    else this.#taken.set(address, left);
    const next = this.#waiting.findIndex((entry) => this.#isFree(entry.address));
    const [entry] = next === -1 ? [] : this.#waiting.splice(next, 1);
    if (entry === undefined) return;
    this.#take(entry.address);
    entry.enter();
  }
}
