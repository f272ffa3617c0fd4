import type { Runtime } from "@opentao/runtime/boundary";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/index.ts";
import type { Metrics } from "../metrics/index.ts";
import type { ChainSpec } from "../spec/spec.ts";
import type { BlockRef } from "./interface.ts";
import type { CacheLimits } from "./states.ts";

/** What a chain works with. */
export interface LocalChainOptions {
  readonly spec: ChainSpec;
  readonly runtime: Runtime;
  readonly database: Database;
  readonly clock: Pick<Clock, "now">;
  readonly metrics: Metrics;
  /** When blocks become final: as soon as they are the best, or only when {@link LocalChain.finalize} says so. */
  readonly finality: "best" | "manual";
  readonly caches?: CacheLimits;
}

/** How a block is taken in. */
export interface ImportOptions {
  /** Whether the block becomes final if it is the best; the chain's own rule when not given. */
  readonly finalize?: boolean;
}

/** What became of a block. */
export interface ImportResult {
  readonly block: BlockRef;
  readonly isBest: boolean;
  /** Whether it was known before; then nothing has changed. */
  readonly known: boolean;
}
