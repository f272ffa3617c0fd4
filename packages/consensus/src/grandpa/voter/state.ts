import { type Codec, option, struct, u64, vec } from "@opentao/codec";
import { BlockRef as BlockRefCodec, VoterId as VoterIdCodec } from "../messages/basics.ts";
import { MAX_VOTES } from "../messages/limits.ts";
import { SignedMessage } from "../messages/vote.ts";
import { genesisRoundState, RoundState } from "../round/state.ts";
import type { BlockRef, VoterId } from "../types.ts";

/** Votes of this voter in the current round: it must never cast others there. */
export interface OwnVotes {
  /** The key that they were cast with; `undefined` when none was cast. */
  readonly id: VoterId | undefined;
  readonly proposal: BlockRef | undefined;
  readonly prevote: BlockRef | undefined;
  readonly precommit: BlockRef | undefined;
}

/** No votes cast yet. */
export const NO_VOTES: OwnVotes = { id: undefined, proposal: undefined, prevote: undefined, precommit: undefined };

/** A round that was left for the next, with the votes that decided it. */
export interface CompletedRound {
  readonly number: bigint;
  readonly state: RoundState;
  readonly base: BlockRef;
  readonly votes: readonly SignedMessage[];
}

/** State that a voter has to find again after a crash. Immutable. */
export interface VoterState {
  readonly setId: bigint;
  /** The round before the current one; number 0 at the beginning of a set. */
  readonly completed: CompletedRound;
  readonly round: bigint;
  /** Base of the current round. */
  readonly base: BlockRef;
  readonly own: OwnVotes;
}

/** Codec of a voter's stored state. */
export const VoterState: Codec<VoterState> = struct({
  setId: u64,
  completed: struct({
    number: u64,
    state: RoundState,
    base: BlockRefCodec,
    votes: vec(SignedMessage, { max: 4 * MAX_VOTES }),
  }),
  round: u64,
  base: BlockRefCodec,
  own: struct({
    id: option(VoterIdCodec),
    proposal: option(BlockRefCodec),
    prevote: option(BlockRefCodec),
    precommit: option(BlockRefCodec),
  }),
});

/** The state of a voter of a set that begins after `block`, which is finalized. */
export function freshVoterState(setId: bigint, block: BlockRef): VoterState {
  return {
    setId,
    completed: { number: 0n, state: genesisRoundState(block), base: block, votes: [] },
    round: 1n,
    base: block,
    own: NO_VOTES,
  };
}
