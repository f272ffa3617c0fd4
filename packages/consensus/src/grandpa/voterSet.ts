import { GrandpaError } from "./errors.ts";
import type { Authority, VoterId } from "./types.ts";

/** A voter with its place in the order of the set. */
export interface VoterInfo {
  readonly id: VoterId;
  /** Place in the order of keys, from 0. */
  readonly position: number;
  readonly weight: number;
}

/** Returns whether a list can be a set of voters: not empty, no weight zero, all weights together below 2^53. */
export function validAuthorities(authorities: readonly Authority[]): boolean {
  const total = authorities.reduce((sum, { weight }) => sum + weight, 0n);
  return (
    authorities.length > 0 && authorities.every(({ weight }) => weight > 0n) && total <= BigInt(Number.MAX_SAFE_INTEGER)
  );
}

/** The voters of a round, ordered by key. */
export class VoterSet {
  readonly voters: readonly VoterInfo[];
  readonly totalWeight: number;
  /** Weight of a supermajority: all but the largest weight below a third. */
  readonly threshold: number;
  readonly #byId: ReadonlyMap<VoterId, VoterInfo>;

  /**
   * @param authorities - a key that is listed several times has the sum of its weights
   * @throws GrandpaError `INVALID_AUTHORITIES`
   */
  constructor(authorities: readonly Authority[]) {
    if (!validAuthorities(authorities)) {
      throw new GrandpaError(
        "INVALID_AUTHORITIES",
        "voters are needed, each with a weight above zero, all together below 2^53",
      );
    }
    const weights = new Map<VoterId, number>();
    for (const { id, weight } of authorities) weights.set(id, (weights.get(id) ?? 0) + Number(weight));
    // Hex digits are in the order of the bytes that they stand for.
    const ordered = [...weights].sort(([a], [b]) => (a < b ? -1 : 1));
    this.voters = ordered.map(([id, weight], position) => ({ id, position, weight }));
    this.totalWeight = ordered.reduce((sum, [, weight]) => sum + weight, 0);
    this.threshold = this.totalWeight - Math.floor((this.totalWeight - 1) / 3);
    this.#byId = new Map(this.voters.map((voter) => [voter.id, voter]));
  }

  /** Weight of the voters that may be Byzantine without harm. */
  get tolerated(): number {
    return this.totalWeight - this.threshold;
  }

  /** The voter with this key, if it is one. */
  get(id: VoterId): VoterInfo | undefined {
    return this.#byId.get(id);
  }

  /** The voter that may propose in a round: they take turns. */
  primary(round: bigint): VoterId {
    const voter = this.voters[Number(round % BigInt(this.voters.length))];
    if (voter === undefined) throw new GrandpaError("INVALID_AUTHORITIES", "a set of voters is never empty");
    return voter.id;
  }
}
