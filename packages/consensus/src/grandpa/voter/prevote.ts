import { ancestorAt, type ChainView } from "../chain.ts";
import type { RoundState } from "../round/state.ts";
import { type BlockRef, sameBlock } from "../types.ts";

/**
 * The block that a prevote has to descend from: the estimate of the round before, or the primary's proposal when that
 * is on the way from there to the round's prevote ghost.
 */
export function prevoteBase(
  previous: RoundState,
  proposal: BlockRef | undefined,
  chain: ChainView,
): BlockRef | undefined {
  const { estimate, prevoteGhost } = previous;
  if (estimate === undefined || proposal === undefined || prevoteGhost === undefined) return estimate;
  if (sameBlock(proposal, prevoteGhost)) return proposal;
  const between = proposal.number > estimate.number && proposal.number < prevoteGhost.number;
  const onTheWay = between && sameBlock(ancestorAt(chain, prevoteGhost, proposal.number), proposal);
  return onTheWay && chain.isDescendant(estimate, proposal) ? proposal : estimate;
}

/** The proposal of a primary: the estimate of the round before, unless that is finalized already. */
export function proposalOf({ estimate, finalized }: RoundState): BlockRef | undefined {
  return estimate !== undefined && (finalized === undefined || estimate.number > finalized.number)
    ? estimate
    : undefined;
}
