import type { Header } from "@opentao/codec/primitives";
import type { Runtime } from "@opentao/runtime/boundary";
import type { Database } from "../database/index.ts";
import type { Clock } from "../primitives/clock.ts";
import type { Metrics } from "../primitives/metrics.ts";
import type { ChainSpec } from "../spec/spec.ts";
import type { BlockRef } from "./interface.ts";
import type { CacheLimits } from "./states/states.ts";

/**
 * Retention policy of states: all of them, or those of this many newest finalized blocks (at least one) and of all that
 * are not finalized. Decided when a database is made; the number may change.
 */
export type Pruning = "archive" | number;

/** Parts and settings of a chain. */
export interface LocalChainOptions {
  readonly spec: ChainSpec;
  readonly runtime: Runtime;
  readonly database: Database;
  readonly clock: Pick<Clock, "now">;
  readonly metrics: Metrics;
  /** Rule of finality: blocks follow the best one, or are finalized only by `LocalChain.finalize`. */
  readonly finality: "best" | "manual";
  /** Number of blocks by which the finalized one follows the best; 0 when not given. */
  readonly finalityLag?: number | undefined;
  readonly caches?: CacheLimits;
  /** Retention policy of states; archive when not given. */
  readonly pruning?: Pruning | undefined;
}

/** Options of an import. */
export interface ImportOptions {
  /** True when the block is to be finalized if it is the best; the chain's own rule when not given. */
  readonly finalize?: boolean;
}

/** Records that go into the database with the finality of a block, in the same write. */
export interface FinalizeOptions {
  /** Encoded justification of the block. It takes the place of the newest one, unless that is of a higher block. */
  readonly justification?: Uint8Array | undefined;
  /** True when the justification stays with its block when a newer one comes; otherwise it goes then. */
  readonly keep?: boolean | undefined;
  /** Records of parts of the node, by name. */
  readonly records?: ReadonlyMap<string, Uint8Array> | undefined;
}

/** A block that is not finalized yet. */
export interface UnfinalizedBlock {
  readonly block: BlockRef;
  readonly header: Header;
}

/** Result of an import. */
export interface ImportResult {
  readonly block: BlockRef;
  readonly isBest: boolean;
  /** True when it was known before; then nothing has changed. */
  readonly known: boolean;
}
