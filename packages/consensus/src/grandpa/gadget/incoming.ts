import { finalizeSet } from "../authorities/changes.ts";
import { GrandpaError, type GrandpaErrorCode } from "../errors.ts";
import { type PeerId, type Reputation, reputation } from "../gossip/reputation.ts";
import { type Consider, considerCommit, considerVote } from "../gossip/view.ts";
import { weigh } from "../justification/commit.ts";
import { checkVotes, type VoteCheck } from "../justification/votes.ts";
import type { CatchUpMessage } from "../messages/catchUp.ts";
import { type Commit, type CommitMessage, expandCommit } from "../messages/commit.ts";
import type { GossipMessage, NeighborPacket } from "../messages/gossip.ts";
import { signedPayload, type VoteMessage } from "../messages/vote.ts";
import type { BlockHash, BlockRef } from "../types.ts";
import { answerCatchUp, CatchUps } from "./catchUps.ts";
import type { Core } from "./core.ts";

/** Commits that are kept until their blocks are here. */
const MAX_HELD_COMMITS = 8;

/** What a peer is reported for when a check of its message fails. */
type Penalties = Partial<Record<GrandpaErrorCode, Reputation>>;

const COMMIT_VOTES: Penalties = {
  INVALID_COMMIT: reputation.malformedCommit,
  INVALID_SIGNATURE: reputation.badSignature,
};
const COMMIT_PROOF: Penalties = {
  INVALID_COMMIT: reputation.invalidCommit,
  PAST_SET_CHANGE: reputation.invalidCommit,
};
const CATCH_UP_VOTES: Penalties = {
  INVALID_COMMIT: reputation.malformedCatchUp,
  INVALID_SIGNATURE: reputation.badSignature,
};
const CATCH_UP_PROOF: Penalties = { INVALID_COMMIT: reputation.invalidCatchUp };

const IMPOLITE: Record<Consider, Reputation | undefined> = {
  accept: undefined,
  past: reputation.pastMessage,
  future: reputation.futureMessage,
};

/** Runs a check; what a peer is reported for when it fails. */
function judge(penalties: Penalties, check: () => void): Reputation | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    const penalty = error instanceof GrandpaError ? penalties[error.code] : undefined;
    if (penalty === undefined) throw error;
    return penalty;
  }
}

/** A commit whose signatures were checked, with who sent it. */
interface HeldCommit {
  readonly peer: PeerId;
  readonly setId: bigint;
  readonly round: bigint;
  readonly commit: Commit;
}

/** Takes what peers send: judges it, passes it on, and gives it to the voter. */
export class Incoming {
  readonly #core: Core;
  readonly #catchUps = new CatchUps();
  #held: HeldCommit[] = [];
  #heldCatchUp: { readonly peer: PeerId; readonly message: CatchUpMessage } | undefined;

  constructor(core: Core) {
    this.#core = core;
  }

  /** Takes a message; what its sender is reported for. */
  message(peer: PeerId, message: GossipMessage, bytes: Uint8Array, now: number): Reputation | undefined {
    switch (message.type) {
      case "Vote":
        return this.#vote(peer, message.value, bytes);
      case "Commit":
        return this.#commit(peer, message.value);
      case "Neighbor":
        return this.#neighbor(peer, message.value.value, now);
      case "CatchUpRequest":
        return answerCatchUp(this.#core.gossip, this.#core.voter, peer, message.value);
      case "CatchUp":
        return this.#catchUp(peer, message.value);
    }
  }

  /** A catch-up request was not answered in time. */
  expire(request: number): void {
    const expired = this.#catchUps.expire(request);
    if (expired === undefined) return;
    if (!expired.answered) this.#core.report(expired.peer, reputation.catchUpTimeout);
    this.#heldCatchUp = undefined;
    this.#catchUpWithAny();
  }

  /** A block came: what waited for it is looked at again. */
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
      const verdict = this.#finalize(commit);
      if (verdict !== undefined) this.#core.report(commit.peer, verdict);
    }
    const catchUp = this.#heldCatchUp;
    const verdict = catchUp && this.#finishCatchUp(catchUp.peer, catchUp.message);
    if (catchUp !== undefined && verdict !== undefined) this.#core.report(catchUp.peer, verdict);
    this.#catchUpWithAny();
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
    const malformed = judge(COMMIT_VOTES, () => {
      commit = expandCommit(compact);
      checkVotes("Precommit", commit.precommits, this.#check(round, setId));
    });
    if (malformed !== undefined || commit === undefined) return malformed;
    return this.#finalize({ peer, setId, round, commit });
  }

  /** Finalises by a commit whose signatures were checked, or keeps it until its blocks are here. */
  #finalize(held: HeldCommit): Reputation | undefined {
    const { gossip, voter, voters, options, authorities } = this.#core;
    const { peer, setId, round } = held;
    if (voter === undefined) return undefined;
    const { target } = held.commit;
    // Liars' votes for blocks that nobody has must not keep the others' from counting.
    const precommits = held.commit.precommits.filter((vote) => options.chain.knows(vote.target));
    const commit = { target, precommits };
    if (!options.chain.knows(target) || weigh(voters, precommits) < voters.threshold) {
      const targets = held.commit.precommits.map((vote) => vote.target);
      if (!this.#fetch([target, ...targets], peer)) return reputation.invalidCommit;
      this.#held = [...this.#held, held].slice(-MAX_HELD_COMMITS);
      return undefined;
    }
    const invalid = judge(COMMIT_PROOF, () => {
      finalizeSet(authorities, target, options.chain);
      const effects = voter.commit(round, commit);
      gossip.addCommit({ setId, round, commit: held.commit }, peer);
      this.#core.run(effects);
    });
    return invalid ?? reputation.commit;
  }

  #neighbor(peer: PeerId, packet: NeighborPacket, now: number): Reputation | undefined {
    const { gossip } = this.#core;
    const verdict = gossip.peers.update(peer, packet, now);
    const known = gossip.peers.get(peer);
    if (verdict === reputation.neighborPacket && known !== undefined) {
      gossip.serve(known);
      this.#catchUpWith(peer);
    }
    return verdict;
  }

  #catchUp(peer: PeerId, { setId, catchUp }: CatchUpMessage): Reputation | undefined {
    const request = this.#catchUps.answeredBy(peer);
    if (request === undefined) return reputation.outOfScope;
    const { round, prevotes, precommits } = catchUp;
    if (setId !== request.setId || round < request.round) return reputation.malformedCatchUp;
    if (this.#core.authorities.setId !== setId) return undefined;
    const malformed = judge(CATCH_UP_VOTES, () => {
      const check = this.#check(round, setId);
      checkVotes("Prevote", prevotes, check);
      checkVotes("Precommit", precommits, check);
    });
    return malformed ?? this.#finishCatchUp(peer, { setId, catchUp });
  }

  /** Goes on to a later round by votes whose signatures were checked, or keeps them until their blocks are here. */
  #finishCatchUp(peer: PeerId, message: CatchUpMessage): Reputation | undefined {
    const { voter, authorities } = this.#core;
    const { setId, catchUp } = message;
    this.#heldCatchUp = undefined;
    if (voter === undefined || authorities.setId !== setId) return undefined;
    const { base, prevotes, precommits } = catchUp;
    // Votes for a base that is not here would count: nothing about the base is checked by counting.
    const invalid = this.#core.options.chain.knows(base)
      ? judge(CATCH_UP_PROOF, () => this.#core.run(voter.catchUpTo(catchUp)))
      : reputation.invalidCatchUp;
    const targets = [base, ...[...prevotes, ...precommits].map(({ target }) => target)];
    if (invalid !== undefined && this.#fetch(targets, peer)) {
      // They may well complete the round when their blocks are here.
      this.#heldCatchUp = { peer, message };
      return undefined;
    }
    if (invalid === undefined) this.#catchUps.done();
    return invalid ?? reputation.catchUp;
  }

  /** Asks for the first of some blocks that is not here; whether there is one. */
  #fetch(blocks: readonly BlockRef[], peer: PeerId): boolean {
    const { chain } = this.#core.options;
    const block = blocks.find(({ hash }) => chain.header(hash) === undefined);
    if (block !== undefined) this.#core.emit({ kind: "fetch", block, peers: [peer] });
    return block !== undefined;
  }

  #catchUpWithAny(): void {
    const peers = [...this.#core.gossip.peers.all()];
    for (const { id } of peers) this.#catchUpWith(id);
    if (this.#catchUps.isPending) return;
    this.#catchUps.forgive();
    for (const { id } of peers) this.#catchUpWith(id);
  }

  #catchUpWith(peer: PeerId): void {
    const { gossip, voter, options } = this.#core;
    const known = gossip.peers.get(peer);
    const asked = known && voter && this.#catchUps.ask(known, gossip.view);
    if (asked === undefined) return;
    gossip.reply(peer, { type: "CatchUpRequest", value: asked.request });
    const timer = { kind: "catchUp", request: asked.number } as const;
    this.#core.emit({ kind: "timer", timer, delay: options.catchUpTimeout });
  }

  #check(round: bigint, setId: bigint): VoteCheck {
    const { voters, voter, options } = this.#core;
    const held = voter?.votesOf(round);
    const isKnown: VoteCheck["isKnown"] = (phase, vote) => held?.tally(phase).has(vote) ?? false;
    return { round, setId, voters, verify: options.verify, isKnown };
  }
}
