import type { Hash } from "../chain/interface.ts";
import { Ranking } from "./ranking.ts";
import type { PoolTransaction, Tag } from "./transaction.ts";

/** Compares by urgency: higher priority first, then sooner to expire, then earlier to arrive. */
export function compareUrgency(a: PoolTransaction, b: PoolTransaction): number {
  if (a.priority !== b.priority) return a.priority > b.priority ? -1 : 1;
  if (a.validTill !== b.validTill) return a.validTill < b.validTill ? -1 : 1;
  return a.sequence - b.sequence;
}

/** A ready transaction and the tags that other ready transactions provide for it. */
export interface ReadyNode {
  readonly transaction: PoolTransaction;
  readonly requires: ReadonlySet<Tag>;
}

/**
 * Ready transactions in the order in which a block takes them: by urgency, each after those that provide what it
 * requires. What leaves the pool meanwhile is for the caller to skip.
 */
export class BlockOrder<N extends ReadyNode> {
  readonly #first = new Ranking<N>((a, b) => compareUrgency(a.transaction, b.transaction));
  readonly #missing = new Map<N, number>();
  readonly #dependents = new Map<Hash, N[]>();
  readonly #leftOut = new Set<Hash>();

  /** @param providers - nodes by the tags that they provide */
  constructor(nodes: readonly N[], providers: ReadonlyMap<Tag, ReadyNode>) {
    for (const node of nodes) {
      const providing = new Set([...node.requires].flatMap((tag) => providers.get(tag) ?? []));
      if (providing.size === 0) this.#first.place(node);
      else this.#missing.set(node, providing.size);
      for (const { transaction } of providing) {
        const list = this.#dependents.get(transaction.hash);
        if (list === undefined) this.#dependents.set(transaction.hash, [node]);
        else list.push(node);
      }
    }
  }

  /** Notes that a yielded transaction is not in the block: those that require it are not yielded. */
  leaveOut({ hash }: Pick<PoolTransaction, "hash">): void {
    this.#leftOut.add(hash);
  }

  /** Yields each once. */
  *nodes(): Generator<N, void, undefined> {
    for (let node = this.#first.takeFirst(); node !== undefined; node = this.#first.takeFirst()) {
      yield node;
      const { hash } = node.transaction;
      if (!this.#leftOut.has(hash)) this.#release(this.#dependents.get(hash) ?? []);
    }
  }

  #release(dependents: readonly N[]): void {
    for (const node of dependents) {
      const missing = (this.#missing.get(node) ?? 0) - 1;
      this.#missing.set(node, missing);
      if (missing === 0) this.#first.place(node);
    }
  }
}
