import { Heap } from "./heap.ts";
import type { PoolTransaction, Tag } from "./transaction.ts";

/** Before which other a transaction is taken: higher priority, then sooner to expire, then earlier to arrive. */
export function compareUrgency(a: PoolTransaction, b: PoolTransaction): number {
  if (a.priority !== b.priority) return a.priority > b.priority ? -1 : 1;
  if (a.validTill !== b.validTill) return a.validTill < b.validTill ? -1 : 1;
  return a.sequence - b.sequence;
}

/** A ready transaction and the tags that it has from other ready transactions. */
export interface ReadyNode {
  readonly transaction: PoolTransaction;
  readonly needs: ReadonlySet<Tag>;
}

/**
 * Ready transactions in the order in which a block takes them: by urgency, each after those that give what it needs.
 * `providers` says which of them gives a tag. What leaves the pool meanwhile is for the caller to skip.
 */
export function* inOrder<N extends ReadyNode>(
  nodes: readonly N[],
  providers: ReadonlyMap<Tag, ReadyNode>,
): Generator<N, void, undefined> {
  const free = new Heap<N>((a, b) => compareUrgency(a.transaction, b.transaction));
  const waiting = new Map<ReadyNode, { readonly node: N; missing: number }>();
  const dependents = new Map<ReadyNode, N[]>();
  for (const node of nodes) {
    const needed = new Set([...node.needs].flatMap((tag) => providers.get(tag) ?? []));
    if (needed.size === 0) free.push(node);
    else waiting.set(node, { node, missing: needed.size });
    for (const provider of needed) {
      const list = dependents.get(provider);
      if (list === undefined) dependents.set(provider, [node]);
      else list.push(node);
    }
  }
  for (let node = free.pop(); node !== undefined; node = free.pop()) {
    yield node;
    for (const dependent of dependents.get(node) ?? []) {
      const entry = waiting.get(dependent);
      if (entry === undefined) continue;
      entry.missing -= 1;
      if (entry.missing === 0) free.push(dependent);
    }
  }
}
