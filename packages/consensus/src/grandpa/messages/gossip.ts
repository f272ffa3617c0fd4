import { struct, u32, u64, type Value, variant } from "@opentao/codec";
import { decodeForeign } from "./basics.ts";
import { CatchUpMessage, CatchUpRequest } from "./catchUp.ts";
import { CommitMessage } from "./commit.ts";
import { MAX_MESSAGE_BYTES } from "./limits.ts";
import { VoteMessage } from "./vote.ts";

/** View of a peer: its round, its set of voters, and the height up to which it has seen commits. */
export const NeighborPacket = struct({ round: u64, setId: u64, finalized: u32 });
export type NeighborPacket = Value<typeof NeighborPacket>;

/** Everything that goes over the `grandpa/1` notifications (protocol: light-client §5). */
export const GossipMessage = variant({
  Vote: VoteMessage,
  Commit: CommitMessage,
  Neighbor: variant({ V1: { index: 1, codec: NeighborPacket } }),
  CatchUpRequest,
  CatchUp: CatchUpMessage,
});
export type GossipMessage = Value<typeof GossipMessage>;

/** Decodes a notification of a peer. @throws GrandpaError `UNDECODABLE` */
export function decodeGossip(bytes: Uint8Array): GossipMessage {
  return decodeForeign(GossipMessage, bytes, "a GRANDPA message", MAX_MESSAGE_BYTES);
}
