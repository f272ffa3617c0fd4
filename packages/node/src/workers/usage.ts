/** Time after which what was used counts half, in milliseconds. */
const HALF_LIFE_MS = 30_000;

/** Time of threads that somebody used of late: the longer ago, the less it counts. */
export class Usage {
  readonly #now: () => number;
  #ms = 0;
  #at: number;

  /** @param now - milliseconds of a clock that only goes forward */
  constructor(now: () => number) {
    this.#now = now;
    this.#at = now();
  }

  /** Milliseconds. */
  get ms(): number {
    return this.#ms * 2 ** ((this.#at - this.#now()) / HALF_LIFE_MS);
  }

  add(ms: number): void {
    this.#ms = this.ms + ms;
    this.#at = this.#now();
  }
}
