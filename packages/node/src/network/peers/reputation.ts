import { backoff } from "@opentao/base";
import type { Clock } from "../../primitives/clock.ts";

/** Costs of misdeeds. A score of 0 is a stranger's; it falls with misdeeds and comes back with time. */
export const COSTS = {
  /** A message that is not of the protocol at all. */
  malformed: 5_000,
  /** A response that can be shown to be false. */
  lie: 10_000,
  /** A block that breaks the chain's rules. */
  badBlock: 10_000,
  /** A block that stands on a dead fork: an honest peer may not know yet. */
  deadFork: 300,
  /** A block that our clock finds too early. */
  earlyBlock: 500,
  /** A request that was not answered in time. */
  timeout: 3_500,
  /** A request that was not answered at all though the peer said that it could. */
  noAnswer: 2_500,
  /** More messages or requests than anybody needs. */
  flood: 500,
  /** A request that took so much of a thread that it was given up. */
  costly: 3_500,
  /** A substream that was opened for a request, and none came: on a bad line it happens, but not again and again. */
  silence: 500,
  /**
   * A transaction with a false signature: one for a version or a fork that is past here may have been right elsewhere.
   */
  badTransaction: 150,
  /** A transaction that nobody who looked at it can have thought valid. */
  garbageTransaction: 2_600,
  /** A vote or another message that consensus finds false. */
  badVote: 3_000,
  /** A message of consensus that nobody asked for: politeness that even an honest peer may miss. */
  uselessVote: 100,
  /** A ban of a peer, as its address pays for it. */
  sentAway: 1_300,
} as const;

export type Misdeed = keyof typeof COSTS;

/** Score at which a peer is banned. */
const BAN_AT = -10_000;

/** First and longest ban, in milliseconds; each further one lasts twice as long. */
const BAN_MS = { first: 60_000, longest: 60 * 60_000 } as const;

/** Time after which half of a score is forgotten, in milliseconds. */
const HALF_LIFE = 60_000;

/** Peers that are remembered; strangers are free, so their number must not be. */
const MAX_REMEMBERED = 4096;

interface Record {
  score: number;
  /** Time at which the score had that value. */
  at: number;
  bannedUntil: number;
  bans: number;
}

/** Reputation of peers, and their bans. */
export class Reputation {
  readonly #clock: Pick<Clock, "now">;
  readonly #records = new Map<string, Record>();

  constructor(clock: Pick<Clock, "now">) {
    this.#clock = clock;
  }

  /** Returns the score of a peer now: 0 or below. */
  score(peer: string): number {
    const record = this.#records.get(peer);
    return record === undefined ? 0 : this.#decayed(record);
  }

  /**
   * Lowers a peer's reputation for a misdeed; returns the milliseconds for which the peer is banned for it: 0 when it
   * is not.
   */
  lower(peer: string, misdeed: Misdeed): number {
    const record = this.#records.get(peer) ?? { score: 0, at: 0, bannedUntil: 0, bans: 0 };
    record.score = this.#decayed(record) - COSTS[misdeed];
    record.at = this.#clock.now();
    this.#records.delete(peer);
    this.#records.set(peer, record);
    this.#forget();
    if (record.score > BAN_AT) return 0;
    record.bans += 1;
    const length = backoff(record.bans, BAN_MS);
    record.bannedUntil = record.at + length;
    record.score = 0;
    return length;
  }

  isBanned(peer: string): boolean {
    return (this.#records.get(peer)?.bannedUntil ?? 0) > this.#clock.now();
  }

  #decayed({ score, at }: Record): number {
    return score * 2 ** (-(this.#clock.now() - at) / HALF_LIFE);
  }

  /** Forgets the peers that were reported longest ago. */
  #forget(): void {
    for (const peer of this.#records.keys()) {
      if (this.#records.size <= MAX_REMEMBERED) return;
      this.#records.delete(peer);
    }
  }
}
