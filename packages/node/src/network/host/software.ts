import type { Libp2pNode } from "./node.ts";

/** Longest name and version that is kept, in characters. */
const MAX_LENGTH = 100;

/** Software of connected peers, as they say. */
export class PeerSoftware {
  readonly #names = new Map<string, string>();

  constructor(node: Libp2pNode) {
    node.addEventListener("peer:identify", ({ detail: { peerId, agentVersion } }) => {
      if (agentVersion !== undefined) this.#names.set(peerId.toString(), agentVersion.slice(0, MAX_LENGTH));
    });
    node.addEventListener("peer:disconnect", ({ detail }) => this.#names.delete(detail.toString()));
  }

  /** Name and version, as the peer says; `undefined` until it has. */
  get(peer: string): string | undefined {
    return this.#names.get(peer);
  }
}
