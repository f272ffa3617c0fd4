/** Numbers of blocks by which finality is behind the best block, at each new one. */
export class Lags {
  readonly #counts = new Map<number, number>();

  note(lag: number): void {
    this.#counts.set(lag, (this.#counts.get(lag) ?? 0) + 1);
  }

  /** Counts from now on. */
  reset(): void {
    this.#counts.clear();
  }

  /** Takes over what others have counted. */
  add(other: Lags): void {
    for (const [lag, count] of other.#counts) this.#counts.set(lag, (this.#counts.get(lag) ?? 0) + count);
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  get worst(): number {
    return Math.max(0, ...this.#counts.keys());
  }

  /** Part of the blocks at which finality was within so many blocks of the best, from 0 to 1. */
  within(blocks: number): number {
    let count = 0;
    for (const [lag, times] of this.#counts) if (lag <= blocks) count += times;
    return this.total === 0 ? 0 : count / this.total;
  }

  /** One entry a lag: how often it was. */
  get histogram(): Record<string, number> {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => a - b));
  }
}
