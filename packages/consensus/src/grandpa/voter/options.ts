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
