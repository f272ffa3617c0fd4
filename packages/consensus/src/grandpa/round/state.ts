import { bool, type Codec, option, struct } from "@opentao/codec";
import { BlockRef as BlockRefCodec } from "../messages/basics.ts";
import type { BlockRef } from "../types.ts";

/** State of a round, as its votes make it. */
export interface RoundState {
  /** The highest block with a supermajority of prevotes. */
  readonly prevoteGhost: BlockRef | undefined;
  /** The highest block with a supermajority of prevotes and of precommits. */
  readonly finalized: BlockRef | undefined;
  /** The highest block below the prevote ghost that could still be finalized in the round, whatever votes come. */
  readonly estimate: BlockRef | undefined;
  /** True when nothing above the estimate can be finalized in the round any more: the next round may begin. */
  readonly completable: boolean;
}

/** Codec of a round's stored state. */
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
