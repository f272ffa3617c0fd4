import { toHex } from "@opentao/codec";
import type { Committed, NodeStore } from "@opentao/trie";

/** Trie nodes in memory. */
export class MemoryStore implements NodeStore {
  readonly #nodes = new Map<string, Uint8Array>();

  get(hash: Uint8Array): Uint8Array | undefined {
    return this.#nodes.get(toHex(hash));
  }

  /** Keeps what a commitment needs; gives its root. */
  add({ root, nodes }: Committed): Uint8Array {
    for (const { hash, bytes } of nodes) this.#nodes.set(toHex(hash), bytes);
    return root;
  }
}
