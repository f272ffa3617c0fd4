/** Steps that are remembered. All are looked through where a key comes or goes. */
const LIMIT = 64;

/** Steps from keys of one state to the next ones: blocks take the same again and again. */
export class KnownSteps {
  readonly #next = new Map<string, string | null>();

  /** The key after `text`, `null` when there is none, `undefined` when nothing is known. */
  get(text: string): string | null | undefined {
    return this.#next.get(text);
  }

  /** Remembers the key after `text`. */
  set(text: string, next: string | null): void {
    if (this.#next.size >= LIMIT) this.#next.clear();
    this.#next.set(text, next);
  }

  /** Forgets the steps over a key that may have come, or gone. */
  forgetOver(text: string): void {
    for (const [from, to] of this.#next) {
      if (from < text && (to === null || text <= to)) this.#next.delete(from);
    }
  }

  /** Forgets everything. */
  clear(): void {
    this.#next.clear();
  }
}
