import type { LocalChain } from "../chain/index.ts";
import type { Logger } from "../logger.ts";
import type { NodeOptions } from "../nodeOptions.ts";
import { InlineWorkers, ThreadWorkers, type Workers } from "../workers/index.ts";

/** Each takes a part of the node's memory (`docs/security.md`): who has more to give asks for more. */
export const DEFAULT_THREADS = 1;

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
  const { count = DEFAULT_THREADS, limits } = workers;
  const heads = () => ({ best: chain.best(), finalized: chain.finalized() });
  return new ThreadWorkers({
    ...{ path, logger, count, limits, heads, runtime: workers.runtime },
    genesisHash: chain.genesisHash,
  });
}
