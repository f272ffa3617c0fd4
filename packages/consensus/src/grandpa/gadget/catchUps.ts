import { type PeerId, type Reputation, reputation } from "../gossip/reputation.ts";
import { checkVotes } from "../justification/votes.ts";
import type { CatchUpMessage, CatchUpRequest } from "../messages/catchUp.ts";
import { CATCH_UP_THRESHOLD, CatchUpRequests } from "./catchUpRequests.ts";
import type { Core } from "./core.ts";
import { CATCH_UP_PROOF, CATCH_UP_VOTES, penaltyOf } from "./penalties.ts";

/** Catch-up in both directions: this node's requests and their responses, and answers to requests of peers. */
export class CatchUps {
  readonly #core: Core;
  readonly #requests = new CatchUpRequests();
  /** A response that waits for its blocks. */
  #held: { readonly peer: PeerId; readonly message: CatchUpMessage } | undefined;

  constructor(core: Core) {
    this.#core = core;
  }

  /** Answers a peer that requests the votes of a round; returns what it is reported for: answers cost something. */
  answer(peer: PeerId, { round, setId }: CatchUpRequest): Reputation {
    const { gossip, voter } = this.#core;
    const { view, peers } = gossip;
    if (setId !== view.setId) {
      const early = setId + 1n === view.setId && view.round <= CATCH_UP_THRESHOLD;
      return early ? reputation.earlyCatchUpRequest : reputation.outOfScope;
    }
    const known = peers.get(peer);
    const catchUp = voter?.catchUp;
    if (known === undefined || known.view.round >= round || catchUp === undefined || catchUp.round < round) {
      return reputation.outOfScope;
    }
    gossip.sendTo(peer, { type: "CatchUp", value: { setId, catchUp } });
    return reputation.catchUpAnswer;
  }

  /** Requests the votes of missed rounds from a peer that is far enough ahead, unless a request is under way. */
  requestFrom(peer: PeerId): void {
    const { gossip, voter, options } = this.#core;
    const known = gossip.peers.get(peer);
    const asked = known && voter && this.#requests.ask(known, gossip.view);
    if (asked === undefined) return;
    gossip.sendTo(peer, { type: "CatchUpRequest", value: asked.request });
    const timer = { kind: "catchUp", request: asked.number } as const;
    this.#core.emit({ kind: "timer", timer, delay: options.catchUpTimeout });
  }

  /** The time of a request is over: a peer that did not answer is reported, and another one is asked. */
  expire(request: number): void {
    const expired = this.#requests.expire(request);
    if (expired === undefined) return;
    if (!expired.answered) this.#core.report(expired.peer, reputation.catchUpTimeout);
    this.#held = undefined;
    this.#requestFromAny();
  }

  /** A block came: a response that waited for it is looked at again. */
  blockImported(): void {
    const held = this.#held;
    const change = held && this.#finish(held.peer, held.message);
    if (held !== undefined && change !== undefined) this.#core.report(held.peer, change);
    this.#requestFromAny();
  }

  /** Handles the response of a peer; returns what it is reported for. */
  received(peer: PeerId, { setId, catchUp }: CatchUpMessage): Reputation | undefined {
    const request = this.#requests.answeredBy(peer);
    if (request === undefined) return reputation.outOfScope;
    const { round, prevotes, precommits } = catchUp;
    if (setId !== request.setId || round < request.round) return reputation.malformedCatchUp;
    if (this.#core.authorities.setId !== setId) return undefined;
    const malformed = penaltyOf(CATCH_UP_VOTES, () => {
      const check = this.#core.voteCheck(round, setId);
      checkVotes("Prevote", prevotes, check);
      checkVotes("Precommit", precommits, check);
    });
    return malformed ?? this.#finish(peer, { setId, catchUp });
  }

  /** Goes on to a later round by votes whose signatures were checked, or keeps them until their blocks are here. */
  #finish(peer: PeerId, message: CatchUpMessage): Reputation | undefined {
    const { voter, authorities } = this.#core;
    const { setId, catchUp } = message;
    this.#held = undefined;
    if (voter === undefined || authorities.setId !== setId) return undefined;
    const { base, prevotes, precommits } = catchUp;
    // Votes for a base that is not here would count: nothing about the base is checked by counting.
    const invalid = this.#core.options.chain.knows(base)
      ? penaltyOf(CATCH_UP_PROOF, () => this.#core.run(voter.catchUpTo(catchUp)))
      : reputation.invalidCatchUp;
    const targets = [base, ...[...prevotes, ...precommits].map(({ target }) => target)];
    if (invalid !== undefined && this.#core.fetchFirstUnknown(targets, peer)) {
      // They may well complete the round when their blocks are here.
      this.#held = { peer, message };
      return undefined;
    }
    if (invalid === undefined) this.#requests.done();
    return invalid ?? reputation.catchUp;
  }

  #requestFromAny(): void {
    const peers = [...this.#core.gossip.peers.all()];
    for (const { id } of peers) this.requestFrom(id);
    if (this.#requests.isPending) return;
    this.#requests.forgive();
    for (const { id } of peers) this.requestFrom(id);
  }
}
