import type { Header } from "@opentao/codec/primitives";
import type { Runtime } from "@opentao/runtime/boundary";
import type { Database } from "../database/index.ts";
import type { Clock } from "../primitives/clock.ts";
import type { Metrics } from "../primitives/metrics.ts";
import type { ChainSpec } from "../spec/spec.ts";
import type { BlockRef } from "./interface.ts";
import type { CacheLimits } from "./states.ts";

/**
 * How long states are kept: all of them, or those of this many newest final blocks (at least one) and of all that are
 * not final. Decided when a database is made; the number may change.
 */
export type Pruning = "archive" | number;

/** What a chain works with. */
export interface LocalChainOptions {
  readonly spec: ChainSpec;
  readonly runtime: Runtime;
  readonly database: Database;
  readonly clock: Pick<Clock, "now">;
  readonly metrics: Metrics;
  /** When blocks become final: by following the best block, or only when {@link LocalChain.finalize} says so. */
  readonly finality: "best" | "manual";
  /** How many blocks behind the best one the final one follows; 0 when not given. */
  readonly finalityLag?: number | undefined;
  readonly caches?: CacheLimits;
  /** How long states are kept; archive when not given. */
  readonly pruning?: Pruning | undefined;
}

/** How a block is taken in. */
export interface ImportOptions {
  /** Whether the block becomes final if it is the best; the chain's own rule when not given. */
  readonly finalize?: boolean;
}

/** What goes into the database with the finality of a block, in the same write. */
export interface FinalizeOptions {
  /** Encoded justification of the block. It takes the place of the newest one, unless that is of a higher block. */
  readonly justification?: Uint8Array | undefined;
  /** Whether the justification stays with its block when a newer one comes; otherwise it goes then. */
  readonly keep?: boolean | undefined;
  /** What parts of the node remember, by name. */
  readonly records?: ReadonlyMap<string, Uint8Array> | undefined;
}

/** A block that is not final yet. */
export interface UnfinalizedBlock {
  readonly block: BlockRef;
  readonly header: Header;
}

/** What became of a block. */
export interface ImportResult {
  readonly block: BlockRef;
  readonly isBest: boolean;
  /** Whether it was known before; then nothing has changed. */
  readonly known: boolean;
}
