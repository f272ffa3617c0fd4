import type { ChainView } from "../chain.ts";
import type { BlockRef, VoterId } from "../types.ts";
import type { VoterSet } from "../voterSet.ts";
import type { VotingRule } from "../votingRule.ts";

/** A voter's key. */
export interface GrandpaSigner {
  readonly id: VoterId;
  /** 64 bytes of ed25519 signature; the same for the same message. */
  sign(message: Uint8Array): Uint8Array;
}

/** Environment and settings of a voter of one set. */
export interface VoterOptions {
  readonly setId: bigint;
  readonly voters: VoterSet;
  /** The key to vote with; without one, or with one that is not in the set, the rounds are only followed. */
  readonly signer: GrandpaSigner | undefined;
  readonly chain: ChainView;
  /** The highest finalized block when the voter begins. */
  readonly finalized: BlockRef;
  readonly rules: readonly VotingRule[];
  /** The height that votes must not exceed, of those from `min` on; see `voteLimit`. */
  limit(min: number): number | undefined;
  /** Milliseconds in which a message reaches everybody, mostly. */
  readonly gossipDuration: number;
}

/** Milliseconds before a voter sends a commit: different for each, so that one comes first and the others need not. */
export function commitDelay(id: VoterId | undefined, round: bigint, gossipDuration: number): number {
  const seed = id === undefined ? 0 : Number.parseInt(id.slice(2, 10), 16);
  const mixed = Math.imul(seed ^ Number(BigInt.asUintN(32, round)), 0x9e3779b1) >>> 0;
  return mixed % Math.max(1, 2 * gossipDuration);
}
