import type { Sealer } from "../../authoring/sealer.ts";
import type { Chain } from "../../chain/interface.ts";
import type { FinalityService } from "../../finality/service.ts";
import type { Workers } from "../../jobs/interface.ts";
import type { KeyService } from "../../keystore/service.ts";
import type { Network } from "../../network/index.ts";
import type { TransactionPool } from "../../pool/index.ts";
import type { Clock } from "../../primitives/clock.ts";
import type { Logger } from "../../primitives/logger.ts";
import type { Metrics } from "../../primitives/metrics.ts";
import type { ChainSpec } from "../../spec/spec.ts";
import type { NodeStatus, SystemInfo } from "../../status/index.ts";

/** All that the JSON-RPC server is made of. */
export interface NodeServices {
  readonly chain: Chain;
  readonly pool: TransactionPool;
  readonly spec: ChainSpec;
  /** Do what others ask for, apart from the node's own work. */
  readonly workers: Workers;
  /** Methods of the runtime that are for the node itself, and for programs on its machine. */
  readonly nodeOnly: ReadonlySet<string>;
  /** The specification with the first state itself. */
  rawSpec(): ChainSpec;
  readonly sealer: Sealer;
  readonly system: SystemInfo;
  /** The node's peers; `undefined` when it is alone. */
  readonly network?: Network | undefined;
  /** Finality by vote; `undefined` when blocks are finalized otherwise. */
  readonly finality?: FinalityService | undefined;
  /** The node's session keys; `undefined` when it keeps none. */
  readonly keys?: KeyService | undefined;
  /** Status of the node; `undefined` when it does not observe itself. */
  readonly status?: { status(): NodeStatus; readonly waitsUntil: number | undefined } | undefined;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly logger: Logger;
}
