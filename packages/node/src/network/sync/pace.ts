/** How much a new measurement counts beside those before. */
const NEW_SHARE = 0.3;

interface Pace {
  /** Questions that are open. */
  open: number;
  /** Milliseconds a block; `undefined` before the first answer. */
  perBlock: number | undefined;
}

/** Who answers how fast, so that each peer gets as much to do as it can. */
export class Paces {
  readonly #peers = new Map<string, Pace>();

  /** The peer that will probably be done first with one question more; of equals the first. */
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

  /** A question is asked. */
  asked(peer: string): void {
    this.#of(peer).open += 1;
  }

  /** A question was answered, or failed: then without blocks. */
  done(peer: string, blocks: number, ms: number): void {
    const pace = this.#of(peer);
    pace.open -= 1;
    if (blocks === 0) return;
    const measured = ms / blocks;
    pace.perBlock = pace.perBlock === undefined ? measured : pace.perBlock * (1 - NEW_SHARE) + measured * NEW_SHARE;
  }

  #of(peer: string): Pace {
    const pace = this.#peers.get(peer) ?? { open: 0, perBlock: undefined };
    this.#peers.set(peer, pace);
    return pace;
  }
}
