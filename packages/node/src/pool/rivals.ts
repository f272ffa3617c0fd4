import { PoolError } from "./errors.ts";
import type { Node } from "./tagIndex.ts";
import type { PoolTransaction, Tag } from "./transaction.ts";

/** All priorities together: what a transaction must exceed to replace these. */
export function sumOfPriorities(nodes: Iterable<Node>): bigint {
  let sum = 0n;
  for (const node of nodes) sum += node.transaction.priority;
  return sum;
}

/** @throws PoolError `PRIORITY_TOO_LOW` when a transaction may not replace its rivals */
export function requireHigherPriority(transaction: PoolTransaction, rivals: ReadonlySet<Node>): void {
  const sum = sumOfPriorities(rivals);
  if (rivals.size === 0 || transaction.priority > sum) return;
  throw new PoolError(
    "PRIORITY_TOO_LOW",
    `(${sum} vs ${transaction.priority})`,
    "Another transaction of the account has this nonce: use the next one, or raise the tip to replace it.",
  );
}

/** Returns whether a transaction requires one of the others, directly or not. */
export function dependsOnAny(node: Node, others: ReadonlySet<Node>, providers: ReadonlyMap<Tag, Node>): boolean {
  const seen = new Set<Node>();
  const pending = [node];
  for (let at = pending.pop(); at !== undefined && others.size > 0; at = pending.pop()) {
    for (const tag of at.requires) {
      const provider = providers.get(tag);
      if (provider === undefined || seen.has(provider)) continue;
      if (others.has(provider)) return true;
      seen.add(provider);
      pending.push(provider);
    }
  }
  return false;
}

/** Returns the error of a transaction that would require what it replaces or provides. */
export function cycle(): PoolError {
  return new PoolError("CYCLE", "the transaction requires what it provides itself", "Sign it anew.");
}
