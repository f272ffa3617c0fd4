import type { BlockRef } from "../../chain/interface.ts";
import { NetworkError } from "../errors.ts";
import type { Role } from "./roles.ts";

/** Peer that has sent its handshake. */
export interface Peer {
  readonly id: string;
  readonly role: Role;
  /** Its best block, as far as it has announced. */
  best: BlockRef;
}

/** Limits of the number of peers, reserved ones not counted. */
export interface SlotLimits {
  /** Full nodes and authorities. */
  readonly full: number;
  readonly light: number;
  /** Of `full`, for peers that we dialed alone. */
  readonly kept: number;
}

/** Peers that follow the chain with us. */
export class Slots {
  readonly #limits: SlotLimits;
  readonly #isReserved: (peer: string) => boolean;
  readonly #isDialed: (peer: string) => boolean;
  readonly #peers = new Map<string, Peer>();

  constructor(limits: SlotLimits, isReserved: (peer: string) => boolean, isDialed: (peer: string) => boolean) {
    this.#isDialed = isDialed;
    this.#limits = limits;
    this.#isReserved = isReserved;
  }

  get peers(): readonly Peer[] {
    return [...this.#peers.values()];
  }

  get(id: string): Peer | undefined {
    return this.#peers.get(id);
  }

  /** Takes a peer, or its new handshake. @throws NetworkError `REFUSED` when there is no room */
  take(peer: Peer): void {
    const known = this.#peers.get(peer.id);
    const isLight = peer.role === "light";
    // Whom we dialed has places of its own: strangers cannot keep a node from the peers that it chose.
    const isDialed = this.#isDialed(peer.id);
    const taken = this.peers.filter(
      ({ id, role }) =>
        (role === "light") === isLight && !this.#isReserved(id) && (isDialed || isLight || !this.#isDialed(id)),
    ).length;
    const { light, full, kept } = this.#limits;
    const most = isLight ? light : isDialed ? full : Math.max(0, full - kept);
    if (known === undefined && !this.#isReserved(peer.id) && taken >= most) {
      throw new NetworkError("REFUSED", "all places for peers are taken", "Try again later, or another peer.");
    }
    // What was announced meanwhile is newer than what a second handshake says.
    const best = known !== undefined && known.best.number > peer.best.number ? known.best : peer.best;
    this.#peers.set(peer.id, { ...peer, best });
  }

  /** Frees a peer's place. */
  leave(id: string): void {
    this.#peers.delete(id);
  }
}
