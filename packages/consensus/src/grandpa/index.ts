/**
 * GRANDPA: finality by vote. Pure state machines that speak the wire format of Substrate-based chains.
 *
 * @packageDocumentation
 */

export { announce, finalizeSet, forceSet, isSetEnd, pendingForced, voteLimit } from "./authorities/changes.ts";
export { lastBlocksAfter, type SetOf, setAt } from "./authorities/history.ts";
export { effectiveAt, type PendingChange } from "./authorities/pending.ts";
export { AuthoritySet, authoritySet, type SetEnd } from "./authorities/set.ts";
export { type Ancestry, ancestorAt, type ChainView, descendsFrom } from "./chain.ts";
export { GRANDPA_ERRORS, GrandpaError, type GrandpaErrorCode } from "./errors.ts";
export type { ImportedBlock } from "./gadget/blockChanges.ts";
export type { GrandpaEffect, GrandpaTimer } from "./gadget/effects.ts";
export { Grandpa } from "./gadget/gadget.ts";
export { defaultGrandpaOptions, type GrandpaOptions } from "./gadget/options.ts";
export type { PeerRole } from "./gossip/peers.ts";
export { type PeerId, type Reputation, reputation, undecodable } from "./gossip/reputation.ts";
export type { View } from "./gossip/view.ts";
export { commitOf, minimalCommit, validateCommit } from "./justification/commit.ts";
export { headerHash, makeJustification, verifyJustification } from "./justification/justification.ts";
export { checkVotes, type VerifySignature, type VoteCheck } from "./justification/votes.ts";
export {
  makeWarpProof,
  type NumberedSet,
  verifyWarpProof,
  type WarpResult,
  type WarpSource,
} from "./justification/warp.ts";
export * from "./messages/index.ts";
export { type ImportResult, Round } from "./round/round.ts";
export { RoundState } from "./round/state.ts";
export type { Authority, BlockHash, BlockRef, VoterId } from "./types.ts";
export type { GrandpaSigner } from "./voter/options.ts";
export { type CompletedRound, freshVoterState, type OwnVotes, VoterState } from "./voter/state.ts";
export { type VoterInfo, VoterSet } from "./voterSet.ts";
export {
  beforeBestBy,
  chooseVote,
  defaultVotingRules,
  threeQuartersOfUnfinalized,
  type VoteChoice,
  type VotingRule,
} from "./votingRule.ts";
