import { struct, u64, type Value, vec } from "@opentao/codec";
import { GrandpaError } from "../errors.ts";
import { BlockRef, Signature, VoterId } from "./basics.ts";
import { MAX_VOTES } from "./limits.ts";
import { SignedVote } from "./vote.ts";

/** Precommits that together prove a block finalized. */
export const Commit = struct({ target: BlockRef, precommits: vec(SignedVote, { max: MAX_VOTES }) });
export type Commit = Value<typeof Commit>;

/** A commit as it is gossiped: votes first, then their voters and signatures. */
export const CompactCommit = struct({
  target: BlockRef,
  precommits: vec(BlockRef, { max: MAX_VOTES }),
  authData: vec(struct({ signature: Signature, id: VoterId }), { max: MAX_VOTES }),
});
export type CompactCommit = Value<typeof CompactCommit>;

/** A commit with its round and set (protocol: light-client §5). */
export const CommitMessage = struct({ round: u64, setId: u64, commit: CompactCommit });
export type CommitMessage = Value<typeof CommitMessage>;

/** The gossiped form of a commit. */
export function compactCommit({ target, precommits }: Commit): CompactCommit {
  return {
    target,
    precommits: precommits.map((vote) => vote.target),
    authData: precommits.map(({ signature, id }) => ({ signature, id })),
  };
}

/**
 * The form with votes and voters together. @throws GrandpaError `INVALID_COMMIT` when there are not as many of the one
 * as of the other
 */
export function expandCommit({ target, precommits, authData }: CompactCommit): Commit {
  const votes = precommits.flatMap((voteTarget, i) => {
    const auth = authData[i];
    return auth === undefined ? [] : [{ target: voteTarget, signature: auth.signature, id: auth.id }];
  });
  if (votes.length !== precommits.length || authData.length !== precommits.length) {
    throw new GrandpaError("INVALID_COMMIT", `${precommits.length} votes have ${authData.length} signatures`);
  }
  return { target, precommits: votes };
}
