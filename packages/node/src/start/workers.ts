import type { LocalChain } from "../chain/index.ts";
import type { Logger } from "../primitives/logger.ts";
import { type CallBudget, DEFAULT_BUDGET } from "../state/index.ts";
import { InlineWorkers, prover, ThreadWorkers } from "../workers/index.ts";
import type { NodeOptions } from "./options.ts";

/** Each takes a part of the node's memory (`docs/security.md`): who has more to give asks for more. */
export const DEFAULT_THREADS = 1;

/**
 * Budget of a call that is to be proven in the thread that makes blocks: some tenths of a second, in operations on the
 * state.
 */
const INLINE_PROOF_BUDGET: CallBudget = { ...DEFAULT_BUDGET, operations: 20_000 };

/** Makes the workers of a node. @param path - folder of the database */
export function makeWorkers(
  { runtime, workers }: NodeOptions,
  chain: LocalChain,
  path: string,
  logger: Logger,
): InlineWorkers | ThreadWorkers {
  if (workers === undefined) {
    const { signatures, proofs } = chain;
    const nodeOnly = new Set(runtime.nodeOnly);
    return new InlineWorkers({ chain, nodeOnly, signatures, prove: prover(proofs, INLINE_PROOF_BUDGET) });
  }
  const { count = DEFAULT_THREADS, limits } = workers;
  const heads = () => ({ best: chain.best(), finalized: chain.finalized() });
  return new ThreadWorkers({
    ...{ path, logger, count, limits, heads, runtime: workers.runtime },
    genesisHash: chain.genesisHash,
  });
}
