import { fromHex } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import type { Commit } from "../../database/index.ts";
import type { Blocks } from "../blocks/blocks.ts";
import { canonicalChanges, routeBetween } from "../blocks/routes.ts";
import type { BlockRef } from "../interface.ts";

/** Changes by which the chain goes to a block without those before it. */
export interface Jump {
  readonly commit: Commit;
  /** Blocks that leave the best chain, newest first. */
  readonly retracted: readonly BlockRef[];
  /** Blocks that are not known any longer. */
  readonly forgotten: readonly BlockRef[];
}

/**
 * Returns the changes by which a block whose state is staged becomes best and finalized. Blocks that were not finalized
 * go: nobody knows whether it descends from them.
 */
export function jumpTo(block: BlockRef, header: Header, best: BlockRef, finalized: BlockRef, blocks: Blocks): Jump {
  const above = blocks.above(finalized);
  const { retracted } = routeBetween(blocks, best, finalized);
  const hash = fromHex(block.hash);
  const others = (other: BlockRef) => other.hash !== block.hash;
  const commit = {
    forget: above.map((ref) => ({ hash: fromHex(ref.hash), height: ref.number })),
    adopt: block.number,
    block: {
      ...{ hash, height: block.number, header: Header.encode(header), body: undefined },
      state: { nodes: [], removed: [] },
    },
    canonical: canonicalChanges({ retracted, enacted: [block] }),
    ...{ best: hash, finalized: hash },
  };
  return { commit, retracted: retracted.filter(others), forgotten: above.filter(others) };
}
