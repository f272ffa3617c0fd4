import type { Peer } from "../gossip/peers.ts";
import type { PeerId } from "../gossip/reputation.ts";
import type { View } from "../gossip/view.ts";
import type { CatchUpRequest } from "../messages/catchUp.ts";

/** Rounds that one may be behind before asking for the votes of those in between. */
export const CATCH_UP_THRESHOLD = 2n;

/** A request that was sent. */
interface Pending {
  readonly peer: PeerId;
  readonly request: CatchUpRequest;
  readonly number: number;
  /** True when a response came, of use or not: nobody is asked again before the request's time is over. */
  readonly answered: boolean;
}

/**
 * This node's requests for the votes of rounds that it missed: one at a time. A peer that was of no help is asked again
 * only when nobody else is ahead, so that a Byzantine one cannot keep this node behind.
 */
export class CatchUpRequests {
  #pending: Pending | undefined;
  readonly #useless = new Set<PeerId>();
  #count = 0;

  /** True while a request is under way. */
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

  /** Lets peers that were of no help be asked again. */
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
