/** Milliseconds over which a rate is measured. */
const WINDOW_MS = 30_000;
/** Blocks are counted by intervals of this many milliseconds. */
const INTERVAL_MS = 1000;

/** Rate of blocks. */
export class BlockRate {
  readonly #counts: { readonly at: number; blocks: number }[] = [];
  readonly #startedAt: number;

  /** @param startedAt - when counting begins, in ms */
  constructor(startedAt: number) {
    this.#startedAt = startedAt;
  }

  /** Counts a block. */
  count(now: number): void {
    const at = now - (now % INTERVAL_MS);
    const last = this.#counts.at(-1);
    if (last?.at === at) last.blocks += 1;
    else this.#counts.push({ at, blocks: 1 });
    this.#forget(now);
  }

  /** Blocks a second over the last half minute, or since the start when that is less. */
  perSecond(now: number): number {
    this.#forget(now);
    const blocks = this.#counts.reduce((sum, count) => sum + count.blocks, 0);
    const passed = Math.min(WINDOW_MS, Math.max(INTERVAL_MS, now - this.#startedAt));
    return (blocks * 1000) / passed;
  }

  #forget(now: number): void {
    while ((this.#counts[0]?.at ?? now) < now - WINDOW_MS) this.#counts.shift();
  }
}
