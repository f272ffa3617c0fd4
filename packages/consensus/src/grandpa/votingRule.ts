import { ancestorAt, type ChainView } from "./chain.ts";
import type { BlockRef } from "./types.ts";

/** Blocks between which a vote is chosen. */
export interface VoteChoice {
  /** The lowest block that may be voted for. */
  readonly base: BlockRef;
  /** The best block of the chain that the vote is for. */
  readonly best: BlockRef;
  /** The block that the rules before would vote for. */
  readonly target: BlockRef;
}

/** The height that a vote must not exceed by a rule. Heights below the base do not count. */
export type VotingRule = (choice: VoteChoice) => number;

/** Votes stay that many blocks behind the best: chains of equal height settle first. */
export function beforeBestBy(blocks: number): VotingRule {
  return ({ base, best }) => (base.number + blocks > best.number ? base.number : best.number - blocks);
}

/** Votes go for three quarters of the blocks that are not finalized yet, rounded up. */
export const threeQuartersOfUnfinalized: VotingRule = ({ base, best }) =>
  base.number + Math.floor(((best.number - base.number) * 3 + 2) / 4);

/** Voting rules of the protocol's nodes. */
export const defaultVotingRules: readonly VotingRule[] = [beforeBestBy(2), threeQuartersOfUnfinalized];

/**
 * The block to prevote for: the best one that descends from `base`, not above `limit`, as far as the rules let it.
 * `undefined` when `base` is not known.
 *
 * @param limit - height at which voters change; no vote exceeds it
 */
export function chooseVote(
  base: BlockRef,
  limit: number | undefined,
  rules: readonly VotingRule[],
  chain: Pick<ChainView, "parent" | "bestContaining">,
): BlockRef | undefined {
  const best = chain.bestContaining(base);
  if (best === undefined) return undefined;
  const below = (block: BlockRef, height: number): BlockRef => ancestorAt(chain, block, height) ?? block;
  let target = limit !== undefined && limit < best.number ? below(best, limit) : best;
  for (const rule of rules) {
    const height = rule({ base, best, target });
    if (height >= base.number && height < target.number) target = below(target, height);
  }
  return target;
}
