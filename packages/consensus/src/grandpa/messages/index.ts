export { AuthorityList } from "./basics.ts";
export { CatchUp, CatchUpMessage, CatchUpRequest } from "./catchUp.ts";
export { Commit, CommitMessage, CompactCommit, compactCommit, expandCommit } from "./commit.ts";
export {
  type AnnouncedChange,
  announcedChange,
  ConsensusLog,
  consensusDigest,
  consensusLogs,
  ScheduledChange,
  scheduledChange,
} from "./digest.ts";
export { Equivocation, EquivocationProof } from "./equivocation.ts";
export { decodeGossip, GossipMessage, NeighborPacket } from "./gossip.ts";
export { decodeJustification, Justification } from "./justification.ts";
export { MAX_MESSAGE_BYTES, MAX_WARP_PROOF_BYTES } from "./limits.ts";
export { Message, type Phase, SignedMessage, SignedVote, signedPayload, VoteMessage } from "./vote.ts";
export { decodeWarpProof, WarpFragment, WarpProof } from "./warp.ts";
