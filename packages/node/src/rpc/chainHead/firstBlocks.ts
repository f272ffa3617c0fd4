import type { Header } from "@opentao/codec/primitives";
import type { Chain, Hash } from "../../chain/interface.ts";

/** Final blocks that a new follower is told of, so that one that comes back finds where it was. */
const FINAL_BLOCKS = 16;

/** A block of the chain's head. */
export interface HeadBlock {
  readonly hash: Hash;
  readonly header: Header;
}

/**
 * Returns the blocks of which a new follower is notified: the last finalized ones, oldest first (fewer where the
 * chain's blocks begin later), and all blocks above, each after its parent.
 */
export function firstBlocks(chain: Chain): {
  readonly final: readonly HeadBlock[];
  readonly open: readonly HeadBlock[];
} {
  const { hash, number } = chain.finalized();
  const final: HeadBlock[] = [];
  for (let height = number; height >= 0 && final.length < FINAL_BLOCKS; height -= 1) {
    const [block] = known(chain, [height === number ? hash : chain.hashAt(height)]);
    if (block === undefined) break;
    final.unshift(block);
  }
  const open: HeadBlock[] = [];
  for (let parents = [hash]; parents.length > 0; ) {
    const children = known(
      chain,
      parents.flatMap((parent) => chain.children(parent)),
    );
    for (const child of children) open.push(child);
    parents = children.map((child) => child.hash);
  }
  return { final, open };
}

function known(chain: Chain, hashes: readonly (Hash | undefined)[]): HeadBlock[] {
  return hashes.flatMap((hash) => {
    const header = hash === undefined ? undefined : chain.header(hash);
    return hash === undefined || header === undefined ? [] : [{ hash, header }];
  });
}
