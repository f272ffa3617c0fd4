import type { Runtime } from "@opentao/runtime/boundary";
import type { Sealing } from "../authoring/index.ts";
import type { CacheLimits, Pruning } from "../chain/index.ts";
import type { NetworkSettings } from "../network/index.ts";
import type { PoolLimits } from "../pool/index.ts";
import type { Clock } from "../primitives/clock.ts";
import type { Logger } from "../primitives/logger.ts";
import type { RpcOptions } from "../rpc/index.ts";
import type { ChainSpec } from "../spec/index.ts";
import type { WorkerLimits } from "../workers/index.ts";

/** Rule of finality. */
export type FinalityMode =
  /** By following the best block here, at once or {@link NodeOptions.finalityLag} blocks behind it. */
  | "best"
  /** By the votes of the chain's voters (GRANDPA). */
  | "vote"
  /** Only when asked for. */
  | "manual";

/** Threads of a node that do what others ask for. */
export interface WorkerOptions {
  /** Module with a function `createRuntime` that makes the node's runtime, as an address that `import` takes. */
  readonly runtime: string;
  /** Number of threads; one by default. */
  readonly count?: number | undefined;
  readonly limits?: Partial<WorkerLimits> | undefined;
}

/** Parts and settings of a node. */
export interface NodeOptions {
  readonly spec: ChainSpec;
  readonly runtime: Runtime;
  /** Folder of the database; without one the chain lives in a temporary folder that goes when the node stops. */
  readonly basePath?: string | undefined;
  /** Address of the JSON-RPC server, with limits; none is started when not given. Port 0 takes a free one. */
  readonly rpc?: RpcOptions | undefined;
  readonly sealing: Sealing;
  /**
   * Secret of an authority beside those of the keystore: a secret URI (`//One`, a phrase) or a 32-byte seed. It makes
   * blocks with its sr25519 key and votes with its ed25519 key.
   */
  readonly authorKey?: string | Uint8Array | undefined;
  /**
   * True (the default) when session keys are kept and used. Without, a copy of an authority's folder does not
   * make a second one, and {@link authorKey} is the only key.
   */
  readonly usesKeys?: boolean | undefined;
  /**
   * Folder of the session keys; `keystore` below the base path when not given. Without either they last as long as the
   * node runs.
   */
  readonly keystorePath?: string | undefined;
  /** Password under which session keys are written, and read where they are under one. */
  readonly keystorePassword?: string | undefined;
  /**
   * Rule of finality; not given: by vote in a network whose runtime knows voters, otherwise as soon as blocks are the
   * best.
   */
  readonly finality?: FinalityMode | undefined;
  /**
   * Number of blocks by which the finalized one follows the best where this node alone decides it: without votes, and
   * as the only voter. At once (0) when not given.
   */
  readonly finalityLag?: number | undefined;
  /**
   * Way in which a node that is far behind reaches the head: all blocks (default), or the proof of a recent one and its
   * state.
   */
  readonly sync?: "full" | "warp" | undefined;
  /** Retention policy of states; archive when not given. */
  readonly pruning?: Pruning | undefined;
  readonly clock?: Clock | undefined;
  readonly logger?: Logger | undefined;
  readonly pool?: Partial<PoolLimits> | undefined;
  /**
   * Threads that do what others ask for: reads, calls, proofs, fees, validations. Without, all of it is done
   * between the node's own work.
   */
  readonly workers?: WorkerOptions | undefined;
  /**
   * Memory that the node may take, in bytes, `LEAST_MEMORY` at least: it decides the bounds of caches, pool and what is
   * held for clients that are not given. Pages of the database that are mapped into memory come on top: some 32 MiB, or
   * what eight writes touch where that is more. The bounds of `DEFAULT_MEMORY` when not given.
   */
  readonly memory?: number | undefined;
  readonly caches?: CacheLimits | undefined;
  /** True when the metrics show the time of each step of the blocks that the runtime executes; not by default. */
  readonly measuresSteps?: boolean | undefined;
  /** The node's part in a network of many; without it the node is alone. */
  readonly network?: NetworkSettings | undefined;
}
