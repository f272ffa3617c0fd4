import type { Header } from "@opentao/codec/primitives";
import type { BlockHash, BlockRef } from "./types.ts";

/** Parents of blocks: as much of a chain as counting votes takes. */
export interface Ancestry {
  /** The parent of a block; `undefined` when the block is unknown or has none. */
  parent(hash: BlockHash): BlockRef | undefined;
}

/** The chain as the gadget sees it. All answers are about blocks that are imported and whose ancestors are. */
export interface ChainView extends Ancestry {
  /** Header of a known block. */
  header(hash: BlockHash): Header | undefined;
  /** Returns whether the block is known, and at that height. */
  knows(block: BlockRef): boolean;
  /** Returns whether `ancestor` is `block` or one of its ancestors; `false` when one of them is unknown. */
  isDescendant(ancestor: BlockRef, block: BlockRef): boolean;
  /** The best block by the chain's fork choice. */
  best(): BlockRef;
  /**
   * The block among the descendants of `block` (itself included) that the fork choice prefers; `undefined` when it is
   * unknown.
   */
  bestContaining(block: BlockRef): BlockRef | undefined;
  /** The highest finalized block. */
  finalized(): BlockRef;
}

/**
 * The ancestor of a block at a height, or itself; `undefined` when the way there is unknown or the block's height is
 * not true.
 */
export function ancestorAt(chain: Ancestry, block: BlockRef, number: number): BlockRef | undefined {
  let current = block;
  while (current.number > number) {
    const parent = chain.parent(current.hash);
    if (parent === undefined || parent.number !== current.number - 1) return undefined;
    current = parent;
  }
  return current.number === number ? current : undefined;
}

/** Returns whether `ancestor` is `block` or one of its ancestors, by walking from parent to parent. */
export function descendsFrom(chain: Ancestry, ancestor: BlockRef, block: BlockRef): boolean {
  return ancestorAt(chain, block, ancestor.number)?.hash === ancestor.hash;
}
