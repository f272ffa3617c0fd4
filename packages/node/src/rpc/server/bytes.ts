/** Bytes of messages that are arriving or being answered, each client's and all together. */
export class ArrivingBytes {
  readonly #limit: number;
  readonly #clients = new Map<ArrivingClient, number>();
  #total = 0;

  /** @param limit - bytes of all clients; above it the client with the most is dropped */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Bytes of all clients. */
  get total(): number {
    return this.#total;
  }

  /** So many bytes of a client are held now. While all together are too many, whoever has the most is dropped. */
  set(client: ArrivingClient, bytes: number): void {
    this.#total += bytes - this.#of(client);
    this.#clients.set(client, bytes);
    while (this.#total > this.#limit) {
      const largest = this.#largest();
      if (largest === undefined) return;
      this.forget(largest);
      largest.drop();
    }
  }

  /** A client has gone. */
  forget(client: ArrivingClient): void {
    this.#total -= this.#of(client);
    this.#clients.delete(client);
  }

  #of(client: ArrivingClient): number {
    return this.#clients.get(client) ?? 0;
  }

  #largest(): ArrivingClient | undefined {
    let largest: ArrivingClient | undefined;
    for (const [client, bytes] of this.#clients) if (bytes > (largest ? this.#of(largest) : 0)) largest = client;
    return largest;
  }
}

/** One who sends bytes. */
export interface ArrivingClient {
  /** Ends the connection: all clients together send more than the server holds. */
  drop(): void;
}
