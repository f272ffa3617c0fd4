import { bytesEqual } from "@opentao/codec";
import { GossipMessage } from "../messages/gossip.ts";
import { MAX_VOTES_OF_VOTER } from "../messages/limits.ts";
import type { SignedMessage, VoteMessage } from "../messages/vote.ts";
import type { BlockHash } from "../types.ts";
import type { PeerId } from "./reputation.ts";

/** Rounds before the current one whose votes are kept for peers that are behind. */
const KEPT_ROUNDS = 3n;

/** A vote with its bytes and the peers that have it. */
export interface StoredVote {
  readonly vote: VoteMessage;
  readonly bytes: Uint8Array;
  readonly knownBy: Set<PeerId>;
}

/** Offset of the signature in the message of a vote, and the length of the message. */
const SIGNATURE_OFFSET = 54;
const VOTE_BYTES = 150;

/** Key of a signature: its first bytes, which rarely are those of another. */
function signatureKey(bytes: Uint8Array): number {
  let key = 0;
  for (let i = SIGNATURE_OFFSET; i < SIGNATURE_OFFSET + 6; i += 1) key = key * 256 + (bytes[i] ?? 0);
  return key;
}

/** The votes of one round by voter, phase and block. */
class RoundVotes {
  readonly votes = new Map<string, StoredVote>();
  readonly #perVoter = new Map<string, number>();

  add(key: string, voter: string, stored: StoredVote): void {
    this.votes.set(key, stored);
    this.#perVoter.set(voter, (this.#perVoter.get(voter) ?? 0) + 1);
  }

  isFull(voter: string): boolean {
    return (this.#perVoter.get(voter) ?? 0) >= MAX_VOTES_OF_VOTER;
  }
}

const voterKey = ({ message, id }: SignedMessage): string => `${message.type}${id}`;
const voteKey = (signed: SignedMessage): string => {
  const { hash, number } = signed.message.value;
  return `${voterKey(signed)}${hash}${number}`;
};

/** The votes of the current set's latest rounds, to be passed on. Signatures have been checked. */
export class VoteStore {
  readonly #rounds = new Map<bigint, RoundVotes>();
  readonly #bySignature = new Map<number, StoredVote>();

  /** The vote whose message is just these bytes, if it is kept: most of what peers send is, and need not be decoded. */
  find(bytes: Uint8Array): StoredVote | undefined {
    if (bytes.length !== VOTE_BYTES) return undefined;
    const stored = this.#bySignature.get(signatureKey(bytes));
    return stored !== undefined && bytesEqual(stored.bytes, bytes) ? stored : undefined;
  }

  get(round: bigint, signed: SignedMessage): StoredVote | undefined {
    return this.#rounds.get(round)?.votes.get(voteKey(signed));
  }

  /** Returns whether as many votes of the voter are kept in the round as are worth keeping. */
  isFull(round: bigint, signed: SignedMessage): boolean {
    return this.#rounds.get(round)?.isFull(voterKey(signed)) ?? false;
  }

  /** Keeps a vote; `bytes` are its message's when at hand. */
  add(vote: VoteMessage, bytes = GossipMessage.encode({ type: "Vote", value: vote })): StoredVote {
    const { round, message } = vote;
    let votes = this.#rounds.get(round);
    if (votes === undefined) {
      votes = new RoundVotes();
      this.#rounds.set(round, votes);
    }
    const stored = { vote, bytes, knownBy: new Set<PeerId>() };
    votes.add(voteKey(message), voterKey(message), stored);
    this.#bySignature.set(signatureKey(bytes), stored);
    return stored;
  }

  /** The votes of a round. */
  ofRound(round: bigint): Iterable<StoredVote> {
    return this.#rounds.get(round)?.votes.values() ?? [];
  }

  /** The votes for a block. */
  *forBlock(hash: BlockHash): Iterable<StoredVote> {
    for (const { votes } of this.#rounds.values()) {
      for (const stored of votes.values()) if (stored.vote.message.message.value.hash === hash) yield stored;
    }
  }

  /** Forgets the votes of rounds long past. */
  prune(current: bigint): void {
    for (const [round, { votes }] of this.#rounds) {
      if (round + KEPT_ROUNDS >= current) continue;
      this.#rounds.delete(round);
      for (const { bytes } of votes.values()) this.#bySignature.delete(signatureKey(bytes));
    }
  }

  /** Forgets everything: a new set votes. */
  clear(): void {
    this.#rounds.clear();
    this.#bySignature.clear();
  }

  /** Forgets which votes a peer has. */
  forget(peer: PeerId): void {
    for (const { votes } of this.#rounds.values()) for (const { knownBy } of votes.values()) knownBy.delete(peer);
  }
}
