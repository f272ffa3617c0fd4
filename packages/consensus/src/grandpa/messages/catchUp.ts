import { struct, u64, type Value, vec } from "@opentao/codec";
import { BlockRef } from "./basics.ts";
import { MAX_VOTES } from "./limits.ts";
import { SignedVote } from "./vote.ts";

/** The votes that completed a round, for a peer that is behind; all of them are for `base` or its descendants. */
export const CatchUp = struct({
  round: u64,
  prevotes: vec(SignedVote, { max: MAX_VOTES }),
  precommits: vec(SignedVote, { max: MAX_VOTES }),
  base: BlockRef,
});
export type CatchUp = Value<typeof CatchUp>;

/** A catch-up with its set of voters. */
export const CatchUpMessage = struct({ setId: u64, catchUp: CatchUp });
export type CatchUpMessage = Value<typeof CatchUpMessage>;

/** Asks for the votes of a round, or of a later one. */
export const CatchUpRequest = struct({ round: u64, setId: u64 });
export type CatchUpRequest = Value<typeof CatchUpRequest>;
