import { type Commit, compactCommit } from "../messages/commit.ts";
import { GossipMessage } from "../messages/gossip.ts";
import type { SignedMessage, VoteMessage } from "../messages/vote.ts";
import { type Peer, type PeerRole, Peers } from "./peers.ts";
import type { PeerId } from "./reputation.ts";
import { Standing } from "./standing.ts";
import { considerCommit, considerVote, type View } from "./view.ts";
import { type StoredVote, VoteStore } from "./voteStore.ts";

/** Bytes for peers. */
export interface Outgoing {
  readonly kind: "send";
  readonly peers: readonly PeerId[];
  readonly message: Uint8Array;
}

interface LastCommit {
  readonly setId: bigint;
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly knownBy: Set<PeerId>;
}

/** A commit with its round and set. */
export interface NumberedCommit {
  readonly setId: bigint;
  readonly round: bigint;
  readonly commit: Commit;
}

/**
 * Passes votes and commits on, politely: each peer gets what its view accepts and what it is not known to have, and is
 * told where this node stands whenever that changes.
 */
export class Gossip {
  readonly peers: Peers;
  readonly votes = new VoteStore();
  readonly #standing = new Standing();
  #lastCommit: LastCommit | undefined;
  #out: Outgoing[] = [];

  /** @param grace - milliseconds within which a peer must not repeat itself */
  constructor(grace: number) {
    this.peers = new Peers(grace);
  }

  /** Round, set and finalized height of this node. */
  get view(): View {
    return this.#standing.view;
  }

  /** Messages to send at the end of each event: where this node stands comes first. */
  take(): Outgoing[] {
    const out = this.#out;
    this.#out = [];
    const peers = this.#standing.news(this.#ids());
    return peers.length === 0 ? out : [{ kind: "send", peers, message: this.#standing.packet() }, ...out];
  }

  /** A peer is there: it is told where this node stands. */
  connect(id: PeerId, role: PeerRole): void {
    this.peers.add(id, role);
    this.#standing.tell(id);
    this.#send([id], this.#standing.packet());
  }

  disconnect(id: PeerId): void {
    this.peers.remove(id);
    this.#standing.forget(id);
    this.votes.forget(id);
    this.#lastCommit?.knownBy.delete(id);
  }

  /** A round of the current set began. */
  enterRound(round: bigint): void {
    this.#standing.move({ round });
    this.votes.prune(round);
  }

  /** A set of voters began. */
  enterSet(setId: bigint, round: bigint): void {
    this.#standing.move({ setId, round });
    this.votes.clear();
  }

  /** Keeps a vote that was checked and passes it on. */
  addVote(vote: VoteMessage, from?: PeerId, bytes?: Uint8Array): StoredVote {
    const stored = this.votes.add(vote, bytes);
    if (from !== undefined) stored.knownBy.add(from);
    this.#passOn(stored, this.peers.all());
    return stored;
  }

  /** Keeps a vote that this node has cast or stored, and passes it on; one that it has already is not sent again. */
  addOwn(setId: bigint, round: bigint, message: SignedMessage): void {
    if (this.votes.get(round, message) === undefined) this.addVote({ setId, round, message });
  }

  /** Passes a valid commit on when it proves more than those before. */
  addCommit({ setId, round, commit }: NumberedCommit, from?: PeerId): void {
    const { number } = commit.target;
    if (number <= (this.view.finalized ?? -1)) return;
    this.#standing.move({ finalized: number });
    const value = { round, setId, commit: compactCommit(commit) };
    const bytes = GossipMessage.encode({ type: "Commit", value });
    this.#lastCommit = { setId, number, bytes, knownBy: new Set(from === undefined ? [] : [from]) };
    this.#passCommitOn(this.peers.all());
  }

  /** A block is finalized by a proof that is not gossiped: commits for it are of no use any more. */
  noteFinalized(number: number): void {
    if (number > (this.view.finalized ?? 0)) this.#standing.move({ finalized: number });
  }

  /** A peer moved: it gets what it accepts now. */
  serve(peer: Peer): void {
    const { round } = peer.view;
    for (const number of [round - 1n, round, round + 1n]) {
      for (const stored of this.votes.ofRound(number)) this.#passOn(stored, [peer]);
    }
    this.#passCommitOn([peer]);
  }

  /** Sends once more the votes and the commit that peers that do not move may have lost. */
  rebroadcast(): void {
    for (const peer of this.peers.settle()) {
      this.votes.forget(peer.id);
      this.#lastCommit?.knownBy.delete(peer.id);
      this.serve(peer);
    }
  }

  /**
   * Tells the peers where this node stands that have not been told since the last call: they must not hear it twice
   * soon.
   */
  repeatPacket(): void {
    this.#send(this.#standing.untold(this.#ids()), this.#standing.packet());
  }

  /** Sends a message to one peer. */
  sendTo(peer: PeerId, message: GossipMessage): void {
    this.#send([peer], GossipMessage.encode(message));
  }

  *#ids(): IterableIterator<PeerId> {
    for (const { id } of this.peers.all()) yield id;
  }

  #passOn({ vote: { round, setId }, bytes, knownBy }: StoredVote, peers: Iterable<Peer>): void {
    const takers: PeerId[] = [];
    for (const { id, role, view } of peers) {
      if (role === "light" || knownBy.has(id) || considerVote(view, round, setId) !== "accept") continue;
      knownBy.add(id);
      takers.push(id);
    }
    this.#send(takers, bytes);
  }

  #passCommitOn(peers: Iterable<Peer>): void {
    if (this.#lastCommit === undefined) return;
    const { setId, number, bytes, knownBy } = this.#lastCommit;
    const takers: PeerId[] = [];
    for (const { id, view } of peers) {
      if (knownBy.has(id) || considerCommit(view, setId, number) !== "accept") continue;
      knownBy.add(id);
      takers.push(id);
    }
    this.#send(takers, bytes);
  }

  #send(peers: readonly PeerId[], message: Uint8Array): void {
    if (peers.length > 0) this.#out.push({ kind: "send", peers, message });
  }
}
