import type { PoolTransaction, Tag } from "./transaction.ts";

/** A transaction in one of the queues. */
export interface Node {
  transaction: PoolTransaction;
  /** Required tags that the chain does not provide yet. */
  readonly requires: Set<Tag>;
  ready: boolean;
}

/** Transactions by a tag. */
export class TagIndex {
  readonly #nodes = new Map<Tag, Set<Node>>();

  /** The transactions under a tag, as they are now. */
  of(tag: Tag): Node[] {
    return [...(this.#nodes.get(tag) ?? [])];
  }

  add(tag: Tag, node: Node): void {
    const nodes = this.#nodes.get(tag);
    if (nodes === undefined) this.#nodes.set(tag, new Set([node]));
    else nodes.add(node);
  }

  remove(tag: Tag, node: Node): void {
    const nodes = this.#nodes.get(tag);
    nodes?.delete(node);
    if (nodes?.size === 0) this.#nodes.delete(tag);
  }

  /** Forgets a tag; returns the transactions that were under it. */
  take(tag: Tag): Node[] {
    const nodes = this.of(tag);
    this.#nodes.delete(tag);
    return nodes;
  }
}
