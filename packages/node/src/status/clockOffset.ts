import type { Header } from "@opentao/codec/primitives";
import { slotOf } from "@opentao/consensus";
import type { Hash } from "../chain/interface.ts";

/** Blocks over which the median is taken. */
const WINDOW = 32;
/** Fewer say nothing. */
const LEAST = 5;
/** Announced blocks whose import is awaited. */
const MAX_AWAITED = 256;

/**
 * Estimates how far this machine's clock is from those of the other authors: each of their blocks is made when its slot
 * begins, so what passes until it is announced here is the way of the block and the difference of the clocks. Only
 * blocks that were imported count: nobody but an author can make one.
 */
export class ClockOffset {
  readonly #arrivals = new Map<Hash, number>();
  readonly #offsets: number[] = [];

  /** Notes that a block was announced at `now`. Only the first announcement counts. */
  announced(hash: Hash, now: number): void {
    if (this.#arrivals.has(hash)) return;
    this.#arrivals.set(hash, now);
    for (const oldest of this.#arrivals.keys()) {
      if (this.#arrivals.size <= MAX_AWAITED) break;
      this.#arrivals.delete(oldest);
    }
  }

  /** Notes that a block was imported. @param slotDuration - milliseconds */
  imported(hash: Hash, header: Header, slotDuration: number): void {
    const arrival = this.#arrivals.get(hash);
    if (arrival === undefined) return;
    this.#arrivals.delete(hash);
    this.#offsets.push(arrival - Number(slotOf(header)) * slotDuration);
    if (this.#offsets.length > WINDOW) this.#offsets.shift();
  }

  /** Milliseconds that this clock is ahead (behind when negative); `undefined` while too few blocks have come. */
  get median(): number | undefined {
    if (this.#offsets.length < LEAST) return undefined;
    const sorted = [...this.#offsets].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)];
  }
}
