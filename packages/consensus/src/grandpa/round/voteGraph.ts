import type { Ancestry } from "../chain.ts";
import type { Phase } from "../messages/vote.ts";
import type { BlockHash, BlockRef } from "../types.ts";

/** A block of the tree with the weight of the votes for it and its descendants. */
export class VoteNode implements BlockRef {
  readonly hash: BlockHash;
  readonly number: number;
  readonly parent: VoteNode | undefined;
  readonly children: VoteNode[] = [];
  /** Weight of the votes in each phase; equivocators are not in it. */
  readonly weight: Record<Phase, number> = { Prevote: 0, Precommit: 0 };

  constructor({ hash, number }: BlockRef, parent: VoteNode | undefined) {
    this.hash = hash;
    this.number = number;
    this.parent = parent;
  }
}

/**
 * The blocks from a base to those that were voted for. A vote counts for its block and all of that block's ancestors.
 * Grows with the blocks between the base and the highest vote.
 */
export class VoteGraph {
  readonly base: VoteNode;
  readonly #nodes = new Map<BlockHash, VoteNode>();

  constructor(base: BlockRef) {
    this.base = new VoteNode(base, undefined);
    this.#nodes.set(base.hash, this.base);
  }

  /**
   * The node of a block, made when it is not there yet; `undefined` when the block is not known to descend from the
   * base.
   */
  insert(target: BlockRef, chain: Ancestry): VoteNode | undefined {
    const missing: BlockRef[] = [];
    let current = target;
    let node = this.#nodes.get(current.hash);
    while (node === undefined) {
      if (current.number <= this.base.number) return undefined;
      missing.push(current);
      const parent = chain.parent(current.hash);
      if (parent === undefined || parent.number !== current.number - 1) return undefined;
      current = parent;
      node = this.#nodes.get(current.hash);
    }
    if (node.number !== current.number) return undefined;
    for (const block of missing.reverse()) {
      const child = new VoteNode(block, node);
      node.children.push(child);
      this.#nodes.set(block.hash, child);
      node = child;
    }
    return node;
  }

  /** Adds weight (taken away when negative) to a block and all its ancestors down to the base. */
  add(node: VoteNode, phase: Phase, weight: number): void {
    for (let current: VoteNode | undefined = node; current !== undefined; current = current.parent) {
      current.weight[phase] += weight;
    }
  }
}

/**
 * The highest block from `start` upwards at which a condition holds that holds for ancestors when it holds for
 * descendants, and for one of several siblings at most; `undefined` when it does not hold at `start`.
 */
export function findGhost(start: VoteNode, holds: (node: VoteNode) => boolean): VoteNode | undefined {
  if (!holds(start)) return undefined;
  let best = start;
  for (let next: VoteNode | undefined = start; next !== undefined; next = next.children.find(holds)) best = next;
  return best;
}

/** The first block from `start` down to the base at which a condition holds. */
export function findAncestor(start: VoteNode, holds: (node: VoteNode) => boolean): VoteNode | undefined {
  let current: VoteNode | undefined = start;
  while (current !== undefined && !holds(current)) current = current.parent;
  return current;
}
