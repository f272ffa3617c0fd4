/** Peers whose addresses are remembered. */
const MAX_KNOWN = 1024;
/** Addresses remembered of one peer. */
const MAX_ADDRESSES = 8;

/** Where a peer may be found, and what became of the attempts. */
export interface Candidate {
  /** With the peer's identity, what was learnt last first. */
  addresses: string[];
  /** Attempts that failed since the last that did not. */
  failures: number;
  /** Not to be tried before this, Unix time in milliseconds. */
  retryAt: number;
  dialing: boolean;
}

/** Addresses of peers; those learnt first are forgotten first. */
export class AddressBook {
  readonly #isKept: (peer: string) => boolean;
  readonly #known = new Map<string, Candidate>();

  /** @param isKept - whether a peer is never forgotten */
  constructor(isKept: (peer: string) => boolean) {
    this.#isKept = isKept;
  }

  get peers(): readonly string[] {
    return [...this.#known.keys()];
  }

  get(peer: string): Candidate | undefined {
    return this.#known.get(peer);
  }

  /** A peer may be found at these addresses. */
  learn(peer: string, addresses: readonly string[]): void {
    const known = this.#known.get(peer) ?? { addresses: [], failures: 0, retryAt: 0, dialing: false };
    const all = [...new Set([...addresses.map((address) => withPeer(address, peer)), ...known.addresses])];
    known.addresses = all.slice(0, MAX_ADDRESSES);
    this.#known.set(peer, known);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= MAX_KNOWN) break;
      if (!this.#isKept(oldest)) this.#known.delete(oldest);
    }
  }
}

function withPeer(address: string, peer: string): string {
  return address.includes("/p2p/") ? address : `${address}/p2p/${peer}`;
}
