/** Peers whose addresses are remembered. */
const MAX_KNOWN = 1024;
/** Addresses remembered of one peer. */
const MAX_ADDRESSES = 8;
/** Longest address that is remembered. */
const MAX_LENGTH = 256;

/** Addresses of a peer, and the outcome of attempts to connect. */
export interface Candidate {
  /** With the peer's identity, the one learned last first. */
  addresses: string[];
  /** Attempts that failed since the last that did not. */
  failures: number;
  /** Not to be tried before this, Unix time in milliseconds. */
  retryAt: number;
  dialing: boolean;
  /** True when we were connected to it. */
  met: boolean;
}

/**
 * Addresses of peers. Those of peers that were never met are forgotten before the others, and of each kind those
 * learned first: whoever names many peers that do not exist puts nobody else out.
 */
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

  /** Notes that we were connected to a peer. */
  meet(peer: string): void {
    const known = this.#known.get(peer);
    if (known === undefined) return;
    known.met = true;
    // Who was met last is forgotten last.
    this.#known.delete(peer);
    this.#known.set(peer, known);
  }

  /** Peers that we were connected to with their addresses, the last one first. */
  met(): { readonly peer: string; readonly addresses: readonly string[] }[] {
    const met = [...this.#known].filter(([, { met }]) => met).reverse();
    return met.map(([peer, { addresses }]) => ({ peer, addresses }));
  }

  /** A peer may be found at these addresses: they come before those that are known, or behind them. */
  learn(peer: string, addresses: readonly string[], where: "before" | "behind" = "before"): void {
    const known = this.#known.get(peer) ?? {
      ...{ addresses: [], failures: 0, retryAt: 0, dialing: false, met: false },
    };
    const learned = addresses
      .slice(0, MAX_ADDRESSES)
      .filter(({ length }) => length <= MAX_LENGTH)
      .map((address) => withPeer(address, peer));
    const all = where === "before" ? [...learned, ...known.addresses] : [...known.addresses, ...learned];
    known.addresses = [...new Set(all)].slice(0, MAX_ADDRESSES);
    this.#known.set(peer, known);
    this.#forget((candidate) => !candidate.met);
    this.#forget(() => true);
  }

  #forget(which: (candidate: Candidate) => boolean): void {
    for (const [oldest, candidate] of this.#known) {
      if (this.#known.size <= MAX_KNOWN) return;
      if (!this.#isKept(oldest) && which(candidate)) this.#known.delete(oldest);
    }
  }
}

function withPeer(address: string, peer: string): string {
  return address.includes("/p2p/") ? address : `${address}/p2p/${peer}`;
}
