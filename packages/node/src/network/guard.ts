import type { Clock } from "../primitives/clock.ts";
import type { Logger } from "../primitives/logger.ts";
import { NetworkError } from "./errors.ts";
import type { NetworkMetrics } from "./metrics.ts";
import { type Misdeed, Reputation } from "./peers/index.ts";
import { type Rate, RateLimit } from "./rateLimit.ts";
import { isFault } from "./requests/index.ts";

/** The peers of one address may together send what so many peers may. */
const PEERS_OF_ADDRESS = 6;

/** Rate limit of a peer's messages and of their bytes. */
export interface MessageRate {
  readonly messages: Rate;
  readonly bytes: Rate;
}

/** Lowers the reputation of peers for their misdeeds, and bans those with a low one. */
export class Guard {
  readonly #reputation: Reputation;
  /**
   * Of addresses: identities cost nothing, so that an address which brings one banned peer after the other is turned
   * away itself.
   */
  readonly #addresses: Reputation;
  readonly #clock: Clock;
  readonly #metrics: NetworkMetrics;
  readonly #logger: Logger;
  readonly #rates: RateLimit[] = [];
  readonly #onBan: (peer: string) => void;
  readonly #addressOf: (peer: string) => string | undefined;

  /**
   * @param addressOf - the machine that a connected peer comes from
   * @param onBan - sends a peer away
   */
  constructor(
    clock: Clock,
    metrics: NetworkMetrics,
    logger: Logger,
    addressOf: (peer: string) => string | undefined,
    onBan: (peer: string) => void,
  ) {
    this.#reputation = new Reputation(clock);
    this.#addresses = new Reputation(clock);
    this.#addressOf = addressOf;
    this.#clock = clock;
    this.#metrics = metrics;
    this.#logger = logger;
    this.#onBan = onBan;
  }

  isBanned(peer: string): boolean {
    return this.#reputation.isBanned(peer);
  }

  /** Returns whether peers from an address are turned away. */
  isAddressBanned(address: string): boolean {
    return this.#addresses.isBanned(address);
  }

  /** Lowers a peer's reputation for a misdeed; a peer with a low one is banned for a time. */
  report(peer: string, misdeed: Misdeed, why: unknown): void {
    const banMs = this.#reputation.lower(peer, misdeed);
    this.#metrics.misdeed(misdeed, banMs > 0);
    const reason = { peer, misdeed, ...(why === undefined ? {} : { error: why }) };
    if (banMs === 0) {
      this.#logger.debug(reason, "a peer did something wrong");
      return;
    }
    // A ban costs a stranger a connection, and his address has few of them: lines of the log are bounded with these.
    this.#logger.warn({ ...reason, seconds: banMs / 1000 }, "a peer is banned");
    const address = this.#addressOf(peer);
    if (address !== undefined) this.#reportAddress(address);
    this.#onBan(peer);
  }

  /** Lowers a peer's reputation for an error, if that is the peer's fault at all. */
  reportError(peer: string, error: unknown): void {
    if (error instanceof NetworkError && error.code === "OTHER_CHAIN") this.report(peer, "lie", error);
    else if (isFault(error)) this.report(peer, "malformed", error);
  }

  /** Returns a rate limit of the messages and bytes of each peer, and each address; exceeding it is a misdeed. */
  rate({ messages, bytes }: MessageRate): (peer: string, length: number) => boolean {
    const counts = [this.#limit(messages), this.#limit(bytes)] as const;
    const ofAddress = [this.#limit(times(messages)), this.#limit(times(bytes))] as const;
    return (peer, length) => {
      // What was on its way when the peer was sent away.
      if (this.isBanned(peer)) return false;
      const address = this.#addressOf(peer) ?? peer;
      const allowed =
        counts[0].allows(peer) &&
        counts[1].allows(peer, length) &&
        ofAddress[0].allows(address) &&
        ofAddress[1].allows(address, length);
      if (!allowed) this.report(peer, "flood", undefined);
      return allowed;
    };
  }

  /** Forgets how much a peer has done, now that it has gone; its reputation stays. */
  forget(peer: string): void {
    for (const rate of this.#rates) rate.forget(peer);
  }

  #reportAddress(address: string): void {
    const banMs = this.#addresses.lower(address, "sentAway");
    if (banMs === 0) return;
    const seconds = banMs / 1000;
    this.#logger.warn({ address, seconds }, "an address is banned: its peers were, one after the other");
  }

  #limit(rate: Rate): RateLimit {
    const limit = new RateLimit(this.#clock, rate);
    this.#rates.push(limit);
    return limit;
  }
}

function times({ perSecond, burst }: Rate): Rate {
  return { perSecond: PEERS_OF_ADDRESS * perSecond, burst: PEERS_OF_ADDRESS * burst };
}
