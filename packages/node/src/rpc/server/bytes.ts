/**
 * Bytes that are held for clients: messages until they are answered, answers until they are read, what subscriptions
 * keep. Each client's, and all together.
 */
export class HeldBytes {
  readonly #limit: number;
  readonly #holders = new Map<Holder, number>();
  #total = 0;

  /** @param limit - bytes of all clients; above it the client with the most is dropped */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Bytes of all clients. */
  get total(): number {
    return this.#total;
  }

  /**
   * Sets the number of bytes held for a client. While all together are too many, the client with the most is dropped.
   */
  set(holder: Holder, bytes: number): void {
    this.#total += bytes - this.#of(holder);
    this.#holders.set(holder, bytes);
    while (this.#total > this.#limit) {
      const largest = this.#largest();
      if (largest === undefined) return;
      this.forget(largest);
      largest.drop();
    }
  }

  /** Removes a client that has gone. */
  forget(holder: Holder): void {
    this.#total -= this.#of(holder);
    this.#holders.delete(holder);
  }

  #of(holder: Holder): number {
    return this.#holders.get(holder) ?? 0;
  }

  #largest(): Holder | undefined {
    let largest: Holder | undefined;
    for (const [holder, bytes] of this.#holders) if (bytes > (largest ? this.#of(largest) : 0)) largest = holder;
    return largest;
  }
}

/** Client for whom bytes are held. */
export interface Holder {
  /** Ends the connection: all clients together take more than the server holds. */
  drop(): void;
}

/** Message of the log when a client is dropped for that. */
export const TOO_MUCH_HELD =
  "more is held for JSON-RPC clients than the node has room for: the one with the most is disconnected";
