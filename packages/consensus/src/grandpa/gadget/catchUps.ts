import type { Gossip } from "../gossip/gossip.ts";
import type { Peer } from "../gossip/peers.ts";
import { type PeerId, type Reputation, reputation } from "../gossip/reputation.ts";
import type { View } from "../gossip/view.ts";
import type { CatchUpRequest } from "../messages/catchUp.ts";
import type { Voter } from "../voter/voter.ts";

/** Rounds that one may be behind before asking for the votes of those in between. */
const CATCH_UP_THRESHOLD = 2n;

/** A request that was sent. */
interface Pending {
  readonly peer: PeerId;
  readonly request: CatchUpRequest;
  readonly number: number;
  /** Whether an answer came. It need not have been of use: nobody is asked again before the request's time is over. */
  readonly answered: boolean;
}

/**
 * This node's requests for the votes of rounds that it missed: one at a time. Who was of no help is asked again only
 * when nobody else is ahead, so that a liar cannot keep this node behind.
 */
export class CatchUps {
  #pending: Pending | undefined;
  readonly #useless = new Set<PeerId>();
  #count = 0;

  /** Whether a request is under way. */
  get isPending(): boolean {
    return this.#pending !== undefined;
  }

  /** The request to send to a peer, with its number, when the peer is far enough ahead and none is under way. */
  ask({ id, role, view }: Peer, own: View): { request: CatchUpRequest; number: number } | undefined {
    const ahead = view.setId === own.setId && view.round > own.round + CATCH_UP_THRESHOLD;
    if (role === "light" || !ahead || this.#pending !== undefined || this.#useless.has(id)) return undefined;
    const request = { round: view.round - 1n, setId: view.setId };
    this.#count += 1;
    this.#pending = { peer: id, request, number: this.#count, answered: false };
    return { request, number: this.#count };
  }

  /** The request that a peer answers; `undefined` when it was asked for nothing or has answered already. */
  answeredBy(peer: PeerId): CatchUpRequest | undefined {
    const pending = this.#pending;
    if (pending?.peer !== peer || pending.answered) return undefined;
    this.#pending = { ...pending, answered: true };
    return pending.request;
  }

  /** The answer was of use: the next request may be sent at once. */
  done(): void {
    this.#pending = undefined;
    this.#useless.clear();
  }

  /** Those who were of no help may be asked again. */
  forgive(): void {
    this.#useless.clear();
  }

  /**
   * The time of a request is over: the peer that was asked, and whether it answered; `undefined` when it was done
   * before.
   */
  expire(number: number): { peer: PeerId; answered: boolean } | undefined {
    if (this.#pending?.number !== number) return undefined;
    const { peer, answered } = this.#pending;
    this.#pending = undefined;
    this.#useless.add(peer);
    return { peer, answered };
  }
}

/** Answers a peer that asks for the votes of a round; what it is reported for: answers cost something. */
export function answerCatchUp(
  gossip: Gossip,
  voter: Voter | undefined,
  peer: PeerId,
  { round, setId }: CatchUpRequest,
): Reputation {
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
  gossip.reply(peer, { type: "CatchUp", value: { setId, catchUp } });
  return reputation.catchUpAnswer;
}
