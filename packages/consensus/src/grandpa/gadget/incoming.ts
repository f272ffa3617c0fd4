import { finalizeSet } from "../authorities/changes.ts";
import { type PeerId, type Reputation, reputation } from "../gossip/reputation.ts";
import { type Consider, considerCommit, considerVote } from "../gossip/view.ts";
import { weigh } from "../justification/commit.ts";
import { checkVotes } from "../justification/votes.ts";
import { type Commit, type CommitMessage, expandCommit } from "../messages/commit.ts";
import type { GossipMessage, NeighborPacket } from "../messages/gossip.ts";
import { signedPayload, type VoteMessage } from "../messages/vote.ts";
import type { BlockHash } from "../types.ts";
import { CatchUps } from "./catchUps.ts";
import type { Core } from "./core.ts";
import { COMMIT_PROOF, COMMIT_VOTES, penaltyOf } from "./penalties.ts";

/** Commits that are kept until their blocks are here. */
const MAX_HELD_COMMITS = 8;

const IMPOLITE: Record<Consider, Reputation | undefined> = {
  accept: undefined,
  past: reputation.pastMessage,
  future: reputation.futureMessage,
};

/** A commit whose signatures were checked, with its sender. */
interface HeldCommit {
  readonly peer: PeerId;
  readonly setId: bigint;
  readonly round: bigint;
  readonly commit: Commit;
}

/** Handles messages of peers: checks them, passes them on, and gives them to the voter. */
export class Incoming {
  readonly #core: Core;
  readonly #catchUps: CatchUps;
  #held: HeldCommit[] = [];

  constructor(core: Core) {
    this.#core = core;
    this.#catchUps = new CatchUps(core);
  }

  /** Handles a message; returns what its sender is reported for. */
  message(peer: PeerId, message: GossipMessage, bytes: Uint8Array, now: number): Reputation | undefined {
    switch (message.type) {
      case "Vote":
        return this.#vote(peer, message.value, bytes);
      case "Commit":
        return this.#commit(peer, message.value);
      case "Neighbor":
        return this.#neighbor(peer, message.value.value, now);
      case "CatchUpRequest":
        return this.#catchUps.answer(peer, message.value);
      case "CatchUp":
        return this.#catchUps.received(peer, message.value);
    }
  }

  /** The time of a catch-up request is over. */
  expire(request: number): void {
    this.#catchUps.expire(request);
  }

  /** A block came: votes, commits and a catch-up that waited for it are looked at again. */
  blockImported(hash: BlockHash): void {
    const { gossip, awaited } = this.#core;
    if (awaited.delete(hash)) {
      const waiting = [...gossip.votes.forBlock(hash)];
      for (const { vote, knownBy } of waiting) this.#core.count(vote.round, vote.message, [...knownBy]);
    }
    const held = this.#held;
    this.#held = [];
    for (const commit of held) {
      if (considerCommit(gossip.view, commit.setId, commit.commit.target.number) !== "accept") continue;
      const change = this.#finalize(commit);
      if (change !== undefined) this.#core.report(commit.peer, change);
    }
    this.#catchUps.blockImported();
  }

  #vote(peer: PeerId, vote: VoteMessage, bytes: Uint8Array): Reputation | undefined {
    const { gossip, voters, options } = this.#core;
    const { round, setId, message } = vote;
    const impolite = IMPOLITE[considerVote(gossip.view, round, setId)];
    if (impolite !== undefined) return impolite;
    const stored = gossip.votes.get(round, message);
    if (stored !== undefined) {
      stored.knownBy.add(peer);
      return undefined;
    }
    const proposes = message.message.type === "PrimaryPropose";
    if (voters.get(message.id) === undefined || (proposes && voters.primary(round) !== message.id)) {
      return reputation.unknownVoter;
    }
    if (gossip.votes.isFull(round, message)) return undefined;
    if (!options.verify(message.signature, signedPayload(message.message, round, setId), message.id)) {
      return reputation.badSignature;
    }
    gossip.addVote(vote, peer, bytes);
    this.#core.count(round, message, [peer]);
    return reputation.vote;
  }

  #commit(peer: PeerId, { round, setId, commit: compact }: CommitMessage): Reputation | undefined {
    const { gossip } = this.#core;
    const { number } = compact.target;
    if (!gossip.peers.noteCommit(peer, number)) return reputation.backwards;
    // Several voters may send a commit at once: that is nobody's fault.
    if (setId <= gossip.view.setId && number === gossip.view.finalized) return undefined;
    const impolite = IMPOLITE[considerCommit(gossip.view, setId, number)];
    if (impolite !== undefined) return impolite;
    let commit: Commit | undefined;
    const malformed = penaltyOf(COMMIT_VOTES, () => {
      commit = expandCommit(compact);
      checkVotes("Precommit", commit.precommits, this.#core.voteCheck(round, setId));
    });
    if (malformed !== undefined || commit === undefined) return malformed;
    return this.#finalize({ peer, setId, round, commit });
  }

  /** Finalizes by a commit whose signatures were checked, or keeps it until its blocks are here. */
  #finalize(held: HeldCommit): Reputation | undefined {
    const { gossip, voter, voters, options, authorities } = this.#core;
    const { peer, setId, round } = held;
    if (voter === undefined) return undefined;
    const { target } = held.commit;
    // Byzantine votes for blocks that nobody has must not keep the others' from counting.
    const precommits = held.commit.precommits.filter((vote) => options.chain.knows(vote.target));
    const commit = { target, precommits };
    if (!options.chain.knows(target) || weigh(voters, precommits) < voters.threshold) {
      const targets = held.commit.precommits.map((vote) => vote.target);
      if (!this.#core.fetchFirstUnknown([target, ...targets], peer)) return reputation.invalidCommit;
      this.#held = [...this.#held, held].slice(-MAX_HELD_COMMITS);
      return undefined;
    }
    const invalid = penaltyOf(COMMIT_PROOF, () => {
      finalizeSet(authorities, target, options.chain);
      const effects = voter.commit(round, commit);
      gossip.addCommit({ setId, round, commit: held.commit }, peer);
      this.#core.run(effects);
    });
    return invalid ?? reputation.commit;
  }

  #neighbor(peer: PeerId, packet: NeighborPacket, now: number): Reputation | undefined {
    const { gossip } = this.#core;
    const change = gossip.peers.update(peer, packet, now);
    const known = gossip.peers.get(peer);
    if (change === reputation.neighborPacket && known !== undefined) {
      gossip.serve(known);
      this.#catchUps.requestFrom(peer);
    }
    return change;
  }
}
