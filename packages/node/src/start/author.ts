import { Author, SealedSlots } from "../authoring/index.ts";
import type { Network } from "../network/index.ts";
import type { Base } from "./base.ts";
import type { Consensus } from "./consensus.ts";
import type { NodeOptions } from "./options.ts";

/**
 * Share of an interval that building a block may take: executing it anew takes as long again, and it has to be sealed
 * and stored.
 */
const BUDGET = 2 / 5;

/** The node's author, which makes blocks as soon as it has a key of one. */
export function makeAuthor(
  { runtime, sealing }: NodeOptions,
  base: Base,
  consensus: Consensus,
  network: Network | undefined,
): Author {
  const { chain, pool, keys, finality, clock, clockWait, metrics, logger } = base;
  const among = {
    slots: new SealedSlots(chain),
    isBehind: () => !consensus.begun || network?.isMajorSync === true,
    byVote: finality !== undefined,
    clockWait,
  };
  return new Author({
    ...{
      chain,
      runtime,
      transactions: pool,
      clock,
      metrics,
      logger,
      keys: () => keys.keys("aura"),
      failed: (error) => base.faults.note(error),
    },
    budgetMs: sealing.kind === "interval" ? sealing.blockTimeMs * BUDGET : undefined,
    among: network === undefined && finality === undefined ? undefined : among,
  });
}
