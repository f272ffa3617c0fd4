import { fromHex, toHex } from "@opentao/codec";
import type { BlockRef } from "../interface.ts";
import type { Blocks } from "./blocks.ts";

/** The way from one block to another through their youngest common ancestor. */
export interface Route {
  /** Blocks to leave, newest first. */
  readonly retracted: readonly BlockRef[];
  /** Blocks to take, oldest first. */
  readonly enacted: readonly BlockRef[];
}

function parentOf(blocks: Blocks, { hash, number }: BlockRef): BlockRef {
  return { hash: toHex(blocks.known(hash).parentHash), number: number - 1 };
}

/** The way from one known block to another. */
export function routeBetween(blocks: Blocks, from: BlockRef, to: BlockRef): Route {
  const retracted: BlockRef[] = [];
  const enacted: BlockRef[] = [];
  let [left, right] = [from, to];
  while (left.hash !== right.hash) {
    if (left.number >= right.number) {
      retracted.push(left);
      left = parentOf(blocks, left);
    } else {
      enacted.push(right);
      right = parentOf(blocks, right);
    }
  }
  return { retracted, enacted: enacted.reverse() };
}

/** Returns the changes of a route at the heights of the best chain. */
export function canonicalChanges({ retracted, enacted }: Route): [height: number, hash: Uint8Array | undefined][] {
  return [
    ...retracted.map(({ number }): [number, undefined] => [number, undefined]),
    ...enacted.map(({ number, hash }): [number, Uint8Array] => [number, fromHex(hash)]),
  ];
}

/** Returns whether `ancestor` is `block` or one of its ancestors. */
export function isAncestor(blocks: Blocks, ancestor: BlockRef, block: BlockRef): boolean {
  let current = block;
  while (current.number > ancestor.number) {
    if (blocks.isCanonical(current)) return blocks.isCanonical(ancestor);
    current = parentOf(blocks, current);
  }
  return current.hash === ancestor.hash;
}

/** The highest block that descends from `root`, of equals that which came first; `root` itself when there is none. */
export function longestBranch(blocks: Blocks, root: BlockRef): BlockRef {
  let level: BlockRef[] = [root];
  let tip = root;
  while (level.length > 0) {
    tip = level[0] ?? tip;
    level = level.flatMap((block) => blocks.children(block).map((hash) => ({ hash, number: block.number + 1 })));
  }
  return tip;
}

/** Blocks that descend from `root`, parents first. */
export function descendants(blocks: Blocks, root: BlockRef): BlockRef[] {
  const found: BlockRef[] = [];
  let level: BlockRef[] = [root];
  while (level.length > 0) {
    level = level.flatMap((block) => blocks.children(block).map((hash) => ({ hash, number: block.number + 1 })));
    for (const block of level) found.push(block);
  }
  return found;
}

/** Blocks above `from` that cannot be on the chain once `finalized`, which is on the best chain, is finalized. */
export function deadBlocks(blocks: Blocks, from: BlockRef, finalized: BlockRef): BlockRef[] {
  const dead = new Map<string, BlockRef>();
  for (let height = from.number + 1; ; height += 1) {
    const hashes = blocks.atHeight(height);
    if (hashes.length === 0) return [...dead.values()];
    for (const hash of hashes) {
      const beside = height <= finalized.number && !blocks.isCanonical({ hash, number: height });
      if (beside || dead.has(toHex(blocks.known(hash).parentHash))) dead.set(hash, { hash, number: height });
    }
  }
}
