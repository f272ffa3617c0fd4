import { GossipMessage } from "../messages/gossip.ts";
import type { PeerId } from "./reputation.ts";
import type { View } from "./view.ts";

/** The view of this node, and the peers that were told of it by neighbor packets. */
export class Standing {
  #view: View = { round: 1n, setId: 0n, finalized: undefined };
  /** The view that all peers were told of last. */
  #told: View | undefined;
  /** Peers that were told since {@link untold}. */
  readonly #toldLately = new Set<PeerId>();

  /** Round, set and finalized height of this node. */
  get view(): View {
    return this.#view;
  }

  /** Changes the view. */
  move(change: Partial<View>): void {
    this.#view = { ...this.#view, ...change };
  }

  /** The neighbor packet that tells peers of the view. */
  packet(): Uint8Array {
    const { round, setId, finalized } = this.#view;
    const value = { round, setId, finalized: finalized ?? 0 };
    return GossipMessage.encode({ type: "Neighbor", value: { type: "V1", value } });
  }

  /** Notes that a peer is told. */
  tell(peer: PeerId): void {
    this.#toldLately.add(peer);
  }

  forget(peer: PeerId): void {
    this.#toldLately.delete(peer);
  }

  /** The peers to tell: all when the view has changed since the last call, none otherwise. They count as told. */
  news(peers: Iterable<PeerId>): PeerId[] {
    const { round, setId, finalized } = this.#view;
    const told = this.#told;
    if (told?.round === round && told.setId === setId && told.finalized === finalized) return [];
    this.#told = this.#view;
    const all = [...peers];
    for (const peer of all) this.tell(peer);
    return all;
  }

  /** The peers that have not been told since the last call: others must not hear it twice soon. */
  untold(peers: Iterable<PeerId>): PeerId[] {
    const untold = [...peers].filter((peer) => !this.#toldLately.has(peer));
    this.#toldLately.clear();
    return untold;
  }
}
