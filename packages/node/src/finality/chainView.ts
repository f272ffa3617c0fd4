import { toHex } from "@opentao/codec";
import type { ChainView } from "@opentao/consensus";
import type { LocalChain } from "../chain/index.ts";

/** Chain on which votes are counted. */
export type VotedChain = Pick<LocalChain, "header" | "best" | "finalized" | "isDescendant" | "bestContaining">;

/** Returns the chain as GRANDPA sees it. */
export function chainView(chain: VotedChain): ChainView {
  return {
    header: (hash) => chain.header(hash),
    knows: ({ hash, number }) => chain.header(hash)?.number === number,
    parent: (hash) => {
      const header = chain.header(hash);
      if (header === undefined || header.number === 0) return undefined;
      return { hash: toHex(header.parentHash), number: header.number - 1 };
    },
    isDescendant: (ancestor, block) => chain.isDescendant(ancestor, block),
    best: () => chain.best(),
    bestContaining: (block) => chain.bestContaining(block),
    finalized: () => chain.finalized(),
  };
}
