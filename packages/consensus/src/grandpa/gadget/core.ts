import { finalizeSet, pendingForced, voteLimit } from "../authorities/changes.ts";
import type { AuthoritySet } from "../authorities/set.ts";
import { GrandpaError } from "../errors.ts";
import { Gossip } from "../gossip/gossip.ts";
import type { PeerId, Reputation } from "../gossip/reputation.ts";
import { minimalCommit } from "../justification/commit.ts";
import { makeJustification } from "../justification/justification.ts";
import type { VoteCheck } from "../justification/votes.ts";
import type { Commit } from "../messages/commit.ts";
import { Justification } from "../messages/justification.ts";
import type { SignedMessage } from "../messages/vote.ts";
import type { BlockHash, BlockRef } from "../types.ts";
import type { VoterEffect } from "../voter/effects.ts";
import type { GrandpaSigner } from "../voter/options.ts";
import { freshVoterState, type VoterState } from "../voter/state.ts";
import { Voter } from "../voter/voter.ts";
import { VoterSet } from "../voterSet.ts";
import { EffectLoop } from "./effectLoop.ts";
import type { GrandpaEffect } from "./effects.ts";
import type { GrandpaOptions } from "./options.ts";

/** A finalized block with its proof. */
interface Proven {
  readonly block: BlockRef;
  readonly justification: Uint8Array;
  /** True when the proof was asked for: then it is kept in any case. */
  readonly keep: boolean;
}

/** State of the gadget: set of voters, voter and gossip, and the effects of the event that is handled. */
export class Core {
  readonly options: GrandpaOptions;
  readonly gossip: Gossip;
  authorities: AuthoritySet;
  voters: VoterSet;
  finalized: BlockRef;
  /** `undefined` while votes are suspended: a forced change is pending. */
  voter: Voter | undefined;
  /** Blocks that votes are held back for. */
  readonly awaited = new Set<BlockHash>();
  #saved: VoterState;
  #stored: AuthoritySet;
  readonly #loop = new EffectLoop({
    apply: (effect) => this.#apply(effect),
    replay: (round) => this.#replay(round),
  });
  readonly #out: GrandpaEffect[] = [];

  constructor(options: GrandpaOptions, authorities: AuthoritySet, voter: VoterState) {
    if (voter.setId !== authorities.setId) {
      throw new GrandpaError(
        "INCONSISTENT_STATE",
        `the stored votes are of set ${voter.setId}, the stored voters are set ${authorities.setId}: both are written at once`,
      );
    }
    this.options = options;
    this.gossip = new Gossip(options.neighborPeriod / 2);
    this.authorities = authorities;
    this.#stored = authorities;
    this.voters = new VoterSet(authorities.authorities);
    this.finalized = options.chain.finalized();
    this.#saved = voter;
    this.gossip.enterSet(authorities.setId, voter.round);
    this.gossip.noteFinalized(this.finalized.number);
  }

  emit(effect: GrandpaEffect): void {
    this.#out.push(effect);
  }

  report(peer: PeerId, { value, reason }: Reputation): void {
    this.#out.push({ kind: "report", peer, value, reason });
  }

  /** The effects of the event: what is to be sent comes last, when all that it depends on is stored. */
  take(): GrandpaEffect[] {
    return [...this.#out.splice(0), ...this.gossip.take()];
  }

  /**
   * Begins to vote or goes on with it, unless a forced change is pending on the best chain: then votes are suspended.
   */
  resume(): void {
    const { chain } = this.options;
    const { forced } = this.authorities;
    if (forced.length > 0 && pendingForced(this.authorities, chain.best(), chain) !== undefined) {
      this.#saved = this.voter?.state ?? this.#saved;
      this.voter = undefined;
      return;
    }
    if (this.voter !== undefined) return;
    const { setId, completed } = this.#saved;
    // Peers may be waiting for votes of the round that was completed before a restart.
    for (const message of completed.votes) this.gossip.addOwn(setId, completed.number, message);
    this.voter = this.#newVoter();
    this.run(this.voter.start());
  }

  /** The keys of this node changed: goes on with the one that is in the set now, from where it stands. */
  changeSigner(): void {
    if (this.voter === undefined || this.#signer()?.id === this.voter.signerId) return;
    this.#saved = this.voter.state;
    this.voter = undefined;
    this.resume();
    const { completed, round } = this.#saved;
    this.#replay(completed.number);
    this.#replay(round);
  }

  /** Replaces the set of voters; the new one begins after `block`. What the old one still wants done is dropped. */
  enterSet(authorities: AuthoritySet, block: BlockRef): void {
    this.authorities = authorities;
    this.voters = new VoterSet(authorities.authorities);
    this.#saved = freshVoterState(authorities.setId, block);
    this.voter = undefined;
    this.#loop.clear();
    this.awaited.clear();
    this.gossip.enterSet(authorities.setId, 1n);
  }

  /** Stores the set of voters, which has changed. */
  persist(): void {
    this.#stored = this.authorities;
    this.emit({ kind: "persist", voter: this.voter?.state ?? this.#saved, authorities: this.authorities });
  }

  /** Applies the effects of the voter in order, and gives it the votes that were kept for the rounds that it enters. */
  run(effects: readonly VoterEffect[]): void {
    this.#loop.run(effects);
  }

  /** Gives a checked vote to the voter; one for a block that is not here is looked at again when the block comes. */
  count(round: bigint, message: SignedMessage, peers: readonly PeerId[]): void {
    if (this.voter === undefined) return;
    const { outcome, effects } = this.voter.vote(round, message);
    this.run(effects);
    const block = message.message.value;
    if (outcome !== "unknownBlock" || this.awaited.has(block.hash)) return;
    this.awaited.add(block.hash);
    this.emit({ kind: "fetch", block, peers });
  }

  /** Asks for the first of some blocks that is not here; returns whether there is one. */
  fetchFirstUnknown(blocks: readonly BlockRef[], peer: PeerId): boolean {
    const { chain } = this.options;
    const block = blocks.find(({ hash }) => chain.header(hash) === undefined);
    if (block !== undefined) this.emit({ kind: "fetch", block, peers: [peer] });
    return block !== undefined;
  }

  /** Facts that votes of a round are checked against; those that the voter holds were checked before. */
  voteCheck(round: bigint, setId: bigint): VoteCheck {
    const { voters, voter, options } = this;
    const held = voter?.votesOf(round);
    const isKnown: VoteCheck["isKnown"] = (phase, vote) => held?.tally(phase).has(vote) ?? false;
    return { round, setId, voters, verify: options.verify, isKnown };
  }

  /** Finalizes a block, and lets the next set vote when voters change there. @throws GrandpaError `PAST_SET_CHANGE` */
  finalize({ block, justification, keep }: Proven, commit?: { round: bigint; commit: Commit }): void {
    const { chain, justificationPeriod } = this.options;
    const { setId } = this.authorities;
    const next = finalizeSet(this.authorities, block, chain);
    const changed = next.setId !== setId;
    const period = (number: number): number => Math.floor(number / justificationPeriod);
    const first = this.finalized.number === 0;
    const due = changed || first || period(this.finalized.number) !== period(block.number);
    this.finalized = block;
    if (changed) {
      // The timer after which the old voters would send it is gone with them.
      if (commit !== undefined) this.#sendCommit(setId, commit.round, commit.commit);
      this.enterSet(next, block);
    }
    this.authorities = next;
    this.emit({
      kind: "finalize",
      block,
      justification,
      keep: keep || due,
      ...(next === this.#stored ? {} : { authorities: next }),
      ...(changed ? { voter: this.#saved } : {}),
    });
    this.#stored = next;
    if (changed) this.resume();
  }

  #signer(): GrandpaSigner | undefined {
    return this.options.signers().find(({ id }) => this.voters.get(id) !== undefined);
  }

  #newVoter(): Voter {
    const { options, voters, authorities, finalized } = this;
    const { chain, rules, gossipDuration } = options;
    const signer = this.#signer();
    const limit = (min: number): number | undefined => voteLimit(this.authorities, min, chain);
    const { setId } = authorities;
    return new Voter({ setId, voters, signer, chain, finalized, rules, limit, gossipDuration }, this.#saved);
  }

  #apply(effect: VoterEffect): void {
    const { setId } = this.authorities;
    switch (effect.kind) {
      case "vote":
        this.emit({ kind: "announce", block: effect.message.message.value });
        this.gossip.addOwn(setId, effect.round, effect.message);
        break;
      case "commit":
        this.#sendCommit(setId, effect.round, effect.commit);
        break;
      case "finalize": {
        const { block, round, commit } = effect;
        const justification = makeJustification(round, commit, this.voters, this.options.chain);
        this.finalize({ block, justification: Justification.encode(justification), keep: false }, { round, commit });
        break;
      }
      case "round":
        this.gossip.enterRound(effect.round);
        this.#forgetAwaited();
        break;
      default:
        this.emit(effect);
    }
  }

  /** Blocks whose votes are of rounds long past are not waited for any more. */
  #forgetAwaited(): void {
    for (const hash of this.awaited) {
      const [vote] = this.gossip.votes.forBlock(hash);
      if (vote === undefined) this.awaited.delete(hash);
    }
  }

  /** Sends the fewest votes that suffice: others are not held up by Byzantine votes for blocks that nobody has. */
  #sendCommit(setId: bigint, round: bigint, commit: Commit): void {
    this.gossip.addCommit({ setId, round, commit: minimalCommit(commit, this.voters, this.options.chain) });
  }

  #replay(round: bigint): void {
    for (const { vote, knownBy } of this.gossip.votes.ofRound(round)) this.count(round, vote.message, [...knownBy]);
  }
}
