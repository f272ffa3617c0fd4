import { availableParallelism } from "node:os";
import type { LocalChain } from "../chain/index.ts";
import type { Logger } from "../logger.ts";
import type { NodeOptions } from "../nodeOptions.ts";
import { InlineWorkers, ThreadWorkers, type Workers } from "../workers/index.ts";

const MOST_THREADS = 4;

/** Makes what does the work of others. @param path - folder of the database */
export function makeWorkers(
  { runtime, workers }: NodeOptions,
  chain: LocalChain,
  path: string,
  logger: Logger,
): Workers {
  if (workers === undefined) {
    return new InlineWorkers({ chain, nodeOnly: new Set(runtime.nodeOnly), signatures: chain.signatures });
  }
  const { count = Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1)), limits } = workers;
  const heads = () => ({ best: chain.best(), finalized: chain.finalized() });
  return new ThreadWorkers({
    ...{ path, logger, count, limits, heads, runtime: workers.runtime },
    genesisHash: chain.genesisHash,
  });
}
