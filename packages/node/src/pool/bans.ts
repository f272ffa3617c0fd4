import type { Hash } from "../chain/interface.ts";

/** Hashes that are refused for a time. */
export class Bans {
  /** Ends of bans, in the order of their beginning: the map keeps it, and all bans last equally long. */
  readonly #until = new Map<Hash, number>();
  readonly #durationMs: number;
  readonly #capacity: number;

  constructor(durationMs: number, capacity: number) {
    this.#durationMs = durationMs;
    this.#capacity = capacity;
  }

  /** Refuses `hash` from now (Unix time in milliseconds) on. */
  add(hash: Hash, now: number): void {
    this.#until.delete(hash);
    this.#until.set(hash, now + this.#durationMs);
    for (const oldest of this.#until.keys()) {
      if (this.#until.size <= this.#capacity) break;
      this.#until.delete(oldest);
    }
  }

  has(hash: Hash, now: number): boolean {
    const until = this.#until.get(hash);
    if (until === undefined) return false;
    if (until > now) return true;
    this.#until.delete(hash);
    return false;
  }
}
