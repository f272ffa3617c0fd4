import type { NeighborPacket } from "../messages/gossip.ts";
import { type PeerId, type Reputation, reputation } from "./reputation.ts";
import type { View } from "./view.ts";

/** Role of a peer. */
export type PeerRole = "authority" | "full" | "light";

/** A peer with its view. */
export interface Peer {
  readonly id: PeerId;
  readonly role: PeerRole;
  readonly view: View;
  /** Time of its last neighbor packet, in milliseconds. */
  readonly heard: number | undefined;
  /** True when it has moved since {@link Peers.settle}. */
  readonly moved: boolean;
}

/** Most peers that are kept track of. */
const MAX_PEERS = 1024;

/** The peers and their views. */
export class Peers {
  readonly #peers = new Map<PeerId, Peer>();
  readonly #grace: number;

  /** @param grace - milliseconds within which a peer must not repeat itself */
  constructor(grace: number) {
    this.#grace = grace;
  }

  add(id: PeerId, role: PeerRole): void {
    if (this.#peers.size >= MAX_PEERS) return;
    const view = { round: 1n, setId: 0n, finalized: undefined };
    this.#peers.set(id, { id, role, view, heard: undefined, moved: true });
  }

  remove(id: PeerId): void {
    this.#peers.delete(id);
  }

  get(id: PeerId): Peer | undefined {
    return this.#peers.get(id);
  }

  all(): IterableIterator<Peer> {
    return this.#peers.values();
  }

  /** Notes the neighbor packet of a peer; returns what it is reported for. */
  update(id: PeerId, { round, setId, finalized }: NeighborPacket, now: number): Reputation {
    const peer = this.#peers.get(id);
    if (peer === undefined) return reputation.outOfScope;
    const { view, heard, role } = peer;
    const known = view.finalized ?? 0;
    if (setId < view.setId || (setId === view.setId && round < view.round) || finalized < known) {
      return reputation.backwards;
    }
    const moved = setId !== view.setId || round !== view.round || finalized !== view.finalized;
    if (!moved && heard !== undefined && now < heard + this.#grace) return reputation.repeatedPacket;
    this.#peers.set(id, { id, role, view: { round, setId, finalized }, heard: now, moved: moved || peer.moved });
    return reputation.neighborPacket;
  }

  /** Notes that a peer has sent a commit for a height; `false` when it had seen a higher one. */
  noteCommit(id: PeerId, number: number): boolean {
    const peer = this.#peers.get(id);
    if (peer === undefined) return true;
    if ((peer.view.finalized ?? 0) > number) return false;
    this.#peers.set(id, { ...peer, view: { ...peer.view, finalized: number } });
    return true;
  }

  /** The peers that have not moved since the last call. */
  settle(): Peer[] {
    const still = [...this.#peers.values()].filter(({ moved }) => !moved);
    for (const [id, peer] of this.#peers) this.#peers.set(id, { ...peer, moved: false });
    return still;
  }
}
