/** Latest nonce of each caller, so that no request is taken twice (protocol: wire (a.7)). */
export class NonceBook {
  readonly #max: number;
  readonly #latest = new Map<string, bigint>();

  constructor(max: number) {
    this.#max = max;
  }

  /** Latest nonce that was taken of `caller`. */
  latest(caller: string): bigint | undefined {
    return this.#latest.get(caller);
  }

  /**
   * Remembers a nonce. Nonces below `oldest` are refused anyway and can be forgotten; when even so there are too many
   * callers, the newcomer is not taken.
   *
   * @returns whether it is remembered
   */
  record(caller: string, nonce: bigint, oldest: bigint): boolean {
    if (!this.#latest.has(caller) && this.#latest.size >= this.#max) this.#forget(oldest);
    if (!this.#latest.has(caller) && this.#latest.size >= this.#max) return false;
    this.#latest.set(caller, nonce);
    return true;
  }

  #forget(oldest: bigint): void {
    for (const [caller, nonce] of this.#latest) if (nonce < oldest) this.#latest.delete(caller);
  }
}
