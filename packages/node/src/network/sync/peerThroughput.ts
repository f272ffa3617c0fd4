/** Weight of a new measurement beside those before. */
const NEW_SHARE = 0.3;

interface Throughput {
  /** Requests that are open. */
  open: number;
  /** Milliseconds a block; `undefined` before the first response. */
  perBlock: number | undefined;
}

/** Throughput of source peers, so that each gets as many requests as it can serve. */
export class PeerThroughput {
  readonly #peers = new Map<string, Throughput>();

  /** Returns the peer that will probably be done first with one request more; of equals the first. */
  fastest(peers: readonly string[]): string | undefined {
    const known = [...this.#peers.values()].flatMap(({ perBlock }) => perBlock ?? []);
    // Strangers are believed to be as fast as the fastest, so that they are tried.
    const best = known.length === 0 ? 1 : known.reduce((a, b) => Math.min(a, b));
    let chosen: string | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const peer of peers) {
      const { open = 0, perBlock = best } = this.#peers.get(peer) ?? {};
      const wait = (open + 1) * Math.max(perBlock, Number.MIN_VALUE);
      if (wait < least) [chosen, least] = [peer, wait];
    }
    return chosen;
  }

  /** Counts a request that was sent. */
  requested(peer: string): void {
    this.#of(peer).open += 1;
  }

  /** Counts a request that was answered, or failed: then without blocks. */
  done(peer: string, blocks: number, ms: number): void {
    const entry = this.#of(peer);
    entry.open -= 1;
    if (blocks === 0) return;
    const measured = ms / blocks;
    entry.perBlock = entry.perBlock === undefined ? measured : entry.perBlock * (1 - NEW_SHARE) + measured * NEW_SHARE;
  }

  #of(peer: string): Throughput {
    const entry = this.#peers.get(peer) ?? { open: 0, perBlock: undefined };
    this.#peers.set(peer, entry);
    return entry;
  }
}
