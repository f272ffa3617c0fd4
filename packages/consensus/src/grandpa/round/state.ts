import { bool, type Codec, option, struct } from "@opentao/codec";
import { BlockRef as BlockRefCodec } from "../messages/basics.ts";
import type { BlockRef } from "../types.ts";

/** What the votes of a round say. */
export interface RoundState {
  /** The highest block with a supermajority of prevotes. */
  readonly prevoteGhost: BlockRef | undefined;
  /** The highest block with a supermajority of prevotes and of precommits. */
  readonly finalized: BlockRef | undefined;
  /** The highest block below the prevote ghost that could still be finalised in the round, whatever votes come. */
  readonly estimate: BlockRef | undefined;
  /** Whether nothing above the estimate can be finalised in the round any more: the next round may begin. */
  readonly completable: boolean;
}

/** How a round's state is stored. */
export const RoundState: Codec<RoundState> = struct({
  prevoteGhost: option(BlockRefCodec),
  finalized: option(BlockRefCodec),
  estimate: option(BlockRefCodec),
  completable: bool,
});

/** The state of the round before a set's first: all is decided about the block that the set begins with. */
export function genesisRoundState(block: BlockRef): RoundState {
  return { prevoteGhost: block, finalized: block, estimate: block, completable: true };
}
