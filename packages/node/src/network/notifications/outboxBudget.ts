/** Room for what waits to be sent over one substream. */
export interface Room {
  /** Room for so many more bytes; `false` when there is none. */
  take(bytes: number): boolean;
  /** So many bytes wait no longer. */
  giveBack(bytes: number): void;
  /** Frees all room of the substream, which is over. */
  leave(): void;
}

interface Entry {
  bytes: number;
  readonly abandon: () => void;
}

/**
 * Bytes that wait to be sent to all peers together, over all protocols. Each outbox has a bound of its own; those of
 * all peers would be more than a node has room for. While there is too much, whoever has the most loses: the message
 * that is one too many when it is theirs, otherwise all that waits for them, with the substreams.
 */
export class OutboxBudget {
  readonly #limit: number;
  readonly #isReserved: (peer: string) => boolean;
  readonly #byPeer = new Map<string, Set<Entry>>();
  #total = 0;

  /**
   * @param limit - bytes of all peers
   * @param isReserved - whether the bound does not count for a peer
   */
  constructor(limit: number, isReserved: (peer: string) => boolean) {
    this.#limit = limit;
    this.#isReserved = isReserved;
  }

  /** Bytes that wait for all peers for whom the bound counts. */
  get total(): number {
    return this.#total;
  }

  /**
   * Room for one substream to a peer.
   *
   * @param abandon - ends the substream, when its peer is the one that loses; its room is free when this returns
   */
  open(peer: string, abandon: () => void): Room {
    if (this.#isReserved(peer)) return BOUNDLESS;
    const entry = { bytes: 0, abandon };
    const entries = this.#byPeer.get(peer) ?? new Set();
    this.#byPeer.set(peer, entries.add(entry));
    const count = (bytes: number) => {
      if (!entries.has(entry)) return;
      entry.bytes += bytes;
      this.#total += bytes;
    };
    return {
      take: (bytes) => {
        if (!this.#makeRoom(peer, bytes)) return false;
        count(bytes);
        return true;
      },
      giveBack: (bytes) => count(-bytes),
      leave: () => {
        count(-entry.bytes);
        entries.delete(entry);
        if (entries.size === 0 && this.#byPeer.get(peer) === entries) this.#byPeer.delete(peer);
      },
    };
  }

  #makeRoom(peer: string, bytes: number): boolean {
    while (this.#total + bytes > this.#limit) {
      const [greediest, most] = this.#greediest();
      if (greediest === undefined || most <= this.#of(peer) + bytes) return false;
      for (const { abandon } of [...(this.#byPeer.get(greediest) ?? [])]) abandon();
    }
    return true;
  }

  #greediest(): [peer: string | undefined, bytes: number] {
    let greediest: string | undefined;
    let most = 0;
    for (const peer of this.#byPeer.keys()) {
      const bytes = this.#of(peer);
      if (bytes > most) [greediest, most] = [peer, bytes];
    }
    return [greediest, most];
  }

  #of(peer: string): number {
    let sum = 0;
    for (const { bytes } of this.#byPeer.get(peer) ?? []) sum += bytes;
    return sum;
  }
}

const BOUNDLESS: Room = { take: () => true, giveBack: () => undefined, leave: () => undefined };
