import { struct, u64, type Value, variant } from "@opentao/codec";
import { BlockRef, Signature, VoterId } from "./basics.ts";

/** Message of a voter in a round: a vote of one of the two phases, or the primary's proposal. */
export const Message = variant({ Prevote: BlockRef, Precommit: BlockRef, PrimaryPropose: BlockRef });
export type Message = Value<typeof Message>;

/** A message with its voter and signature. */
export const SignedMessage = struct({ message: Message, signature: Signature, id: VoterId });
export type SignedMessage = Value<typeof SignedMessage>;

/** A vote whose phase is known from its context. */
export const SignedVote = struct({ target: BlockRef, signature: Signature, id: VoterId });
export type SignedVote = Value<typeof SignedVote>;

/** The two phases of a round. */
export type Phase = "Prevote" | "Precommit";

/** A message as it is gossiped: with the round and the set of voters that it belongs to. */
export const VoteMessage = struct({ round: u64, setId: u64, message: SignedMessage });
export type VoteMessage = Value<typeof VoteMessage>;

const Payload = struct({ message: Message, round: u64, setId: u64 });

/** Bytes that are signed: message ‖ round ‖ set id (protocol: light-client §4). */
export function signedPayload(message: Message, round: bigint, setId: bigint): Uint8Array {
  return Payload.encode({ message, round, setId });
}
