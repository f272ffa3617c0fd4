import { multiaddr } from "@multiformats/multiaddr";
import { hostOf, peerAddress } from "../host/index.ts";
import { AddressBook, type Candidate } from "./addressBook.ts";
import { pauseAfter } from "./backoff.ts";
import type { DialerOptions } from "./dialerOptions.ts";
import { reach } from "./reach.ts";

/** Pause between two looks, in milliseconds. */
const TICK_MS = 2_000;
/** Pause between two searches for peers, in milliseconds. */
const DISCOVERY_MS = 30_000;
/** Pause before a search that a new connection gives cause for, in milliseconds. */
const DISCOVER_SOON_MS = 1_000;
/** Attempts at a time. */
const MAX_ATTEMPTS = 8;

/** Keeps a node connected: always to reserved peers, to others while there are too few. */
export class Dialer {
  readonly #options: DialerOptions;
  readonly #reserved = new Map<string, string>();
  readonly #bootNodes: ReadonlySet<string>;
  readonly #book = new AddressBook((peer) => this.#reserved.has(peer) || this.#bootNodes.has(peer));
  readonly #stopper = new AbortController();
  #attempts = 0;
  #discoverAt = 0;
  #cancelTick: (() => void) | undefined;

  /** @throws NetworkError `INVALID_ADDRESS` when a boot node's address is none */
  constructor(options: DialerOptions) {
    this.#options = options;
    this.#bootNodes = new Set(options.bootNodes.map((address) => peerAddress(address).peer));
    for (const address of options.bootNodes) this.learn(peerAddress(address).peer, [address]);
  }

  /** Begins to dial. */
  start(): void {
    this.#tick();
  }

  /** Ends all attempts. */
  stop(): void {
    this.#stopper.abort();
    this.#cancelTick?.();
  }

  /** Identities of the reserved peers. */
  get reserved(): readonly string[] {
    return [...this.#reserved.keys()];
  }

  isReserved(peer: string): boolean {
    return this.#reserved.has(peer);
  }

  /** Returns whether a reserved peer is known to be at a machine; see `hostOf`. */
  isReservedHost(host: string): boolean {
    return [...this.#reserved.values()].some((address) => hostOf(multiaddr(address)) === host);
  }

  /** Makes a peer reserved. @throws NetworkError `INVALID_ADDRESS` */
  reserve(address: string): string {
    const { peer } = peerAddress(address);
    this.#reserved.set(peer, address);
    this.learn(peer, [address]);
    this.#look();
    return peer;
  }

  /** Makes a peer reserved no longer; `false` when it was not reserved. */
  unreserve(peer: string): boolean {
    return this.#reserved.delete(peer);
  }

  /** A peer may be found at these addresses. */
  learn(peer: string, addresses: readonly string[]): void {
    this.#book.learn(peer, addresses);
  }

  /** Learns where a connected peer listens; addresses that worked before stay first. */
  identified(peer: string, addresses: readonly string[]): void {
    this.#book.learn(peer, addresses, "behind");
    this.#book.meet(peer);
  }

  /** Peers that were met, with their addresses. */
  get met(): ReturnType<AddressBook["met"]> {
    return this.#book.met();
  }

  /** Notes that a peer is connected. It may know more peers: they are looked for soon. */
  connected(peer: string): void {
    this.#book.meet(peer);
    this.#discoverAt = Math.min(this.#discoverAt, this.#options.clock.now() + DISCOVER_SOON_MS);
  }

  /** Something changed: look at once whether somebody is to be dialed. */
  nudge(): void {
    this.#look();
  }

  #tick(): void {
    this.#look();
    this.#maybeDiscover();
    this.#cancelTick = this.#options.clock.setTimer(TICK_MS, () => this.#tick());
  }

  #look(): void {
    if (this.#stopper.signal.aborted) return;
    const { maxOutbound, outbound, clock } = this.#options;
    const now = clock.now();
    for (const peer of this.#reserved.keys()) this.#maybeDial(peer, now);
    let missing = maxOutbound - outbound() - this.#attempts;
    for (const peer of this.#book.peers) {
      if (missing <= 0 || this.#attempts >= MAX_ATTEMPTS) return;
      if (!this.#reserved.has(peer) && this.#maybeDial(peer, now)) missing -= 1;
    }
  }

  #maybeDial(peer: string, now: number): boolean {
    const candidate = this.#book.get(peer);
    const { isConnected, isBanned } = this.#options;
    if (candidate === undefined || candidate.dialing || candidate.retryAt > now) return false;
    if (isConnected(peer) || isBanned(peer)) return false;
    void this.#dial(peer, candidate);
    return true;
  }

  async #dial(peer: string, candidate: Candidate): Promise<void> {
    const { clock } = this.#options;
    candidate.dialing = true;
    this.#attempts += 1;
    const address = await reach(peer, candidate, this.#options, this.#stopper.signal);
    if (address !== undefined) this.#book.learn(peer, [address]);
    candidate.failures = address === undefined ? candidate.failures + 1 : 0;
    const pause = pauseAfter(candidate.failures, this.#reserved.has(peer), candidate.met);
    candidate.retryAt = clock.now() + pause;
    candidate.dialing = false;
    this.#attempts -= 1;
  }

  #maybeDiscover(): void {
    const now = this.#options.clock.now();
    if (now < this.#discoverAt || this.#options.outbound() >= this.#options.maxOutbound) return;
    this.#discoverAt = now + DISCOVERY_MS;
    // The library fails in many ways; there is another search soon.
    this.#options.discover(this.#stopper.signal).catch((error: unknown) => {
      this.#options.logger.debug({ error }, "the search for peers failed");
    });
  }
}
