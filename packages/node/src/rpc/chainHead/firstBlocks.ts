import type { Header } from "@opentao/codec/primitives";
import type { Chain, Hash } from "../../chain/interface.ts";

/** Number of finalized blocks of which a new follower is notified, so that one that comes back finds where it was. */
const FINALIZED_BLOCKS = 16;

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
  readonly finalized: readonly HeadBlock[];
  readonly unfinalized: readonly HeadBlock[];
} {
  const { hash, number } = chain.finalized();
  const finalized: HeadBlock[] = [];
  for (let height = number; height >= 0 && finalized.length < FINALIZED_BLOCKS; height -= 1) {
    const [block] = known(chain, [height === number ? hash : chain.hashAt(height)]);
    if (block === undefined) break;
    finalized.unshift(block);
  }
  const unfinalized: HeadBlock[] = [];
  for (let parents = [hash]; parents.length > 0; ) {
    const children = known(
      chain,
      parents.flatMap((parent) => chain.children(parent)),
    );
    for (const child of children) unfinalized.push(child);
    parents = children.map((child) => child.hash);
  }
  return { finalized, unfinalized };
}

function known(chain: Chain, hashes: readonly (Hash | undefined)[]): HeadBlock[] {
  return hashes.flatMap((hash) => {
    const header = hash === undefined ? undefined : chain.header(hash);
    return hash === undefined || header === undefined ? [] : [{ hash, header }];
  });
}
