import type { Clock } from "../../primitives/clock.ts";

/** Window over which the throughput is measured, in milliseconds. */
const WINDOW_MS = 10_000;

/** Bytes that came, and their throughput. */
export class Throughput {
  readonly #clock: Pick<Clock, "now">;
  readonly #since: number;
  #recent: { readonly at: number; readonly bytes: number }[] = [];
  #total = 0;

  constructor(clock: Pick<Clock, "now">) {
    this.#clock = clock;
    this.#since = clock.now();
  }

  /** Bytes so far. */
  get total(): number {
    return this.#total;
  }

  add(bytes: number): void {
    this.#total += bytes;
    this.#recent.push({ at: this.#clock.now(), bytes });
    this.#forget();
  }

  /** Bytes a second over the window; 0 while no time has passed. */
  get perSecond(): number {
    this.#forget();
    const now = this.#clock.now();
    const span = Math.min(WINDOW_MS, now - this.#since);
    const bytes = this.#recent.reduce((sum, entry) => sum + entry.bytes, 0);
    return span <= 0 ? 0 : Math.round((bytes * 1000) / span);
  }

  #forget(): void {
    const oldest = this.#clock.now() - WINDOW_MS;
    this.#recent = this.#recent.filter(({ at }) => at >= oldest);
  }
}
