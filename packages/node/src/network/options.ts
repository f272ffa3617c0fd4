import type { Chain } from "../chain/interface.ts";
import type { TransactionPool } from "../pool/index.ts";
import type { Clock } from "../primitives/clock.ts";
import type { ClockWait } from "../primitives/clockWait.ts";
import type { Logger } from "../primitives/logger.ts";
import type { Metrics } from "../primitives/metrics.ts";
import type { NetworkLimits } from "./limits.ts";
import type { Role } from "./peers/index.ts";
import type { BlockSource, LightSource, StateSource, WarpSource } from "./requests/index.ts";
import type { ImportBlock, SignatureChecks } from "./sync/index.ts";

/** Settings of a node's network: addresses, identity, known peers. */
export interface NetworkSettings {
  /** Multiaddresses to listen on; free ports of this machine when not given. */
  readonly listen?: readonly string[] | undefined;
  /** True when other machines may connect: otherwise only loopback addresses can be listened on. */
  readonly public?: boolean | undefined;
  /** Addresses to tell others instead of those listened on. */
  readonly announce?: readonly string[] | undefined;
  /** File of the node's identity; made when absent. Without one the identity lasts as long as the node runs. */
  readonly nodeKeyFile?: string | undefined;
  /** Addresses of peers to begin with. */
  readonly bootNodes?: readonly string[] | undefined;
  /** Addresses of peers that are always wanted and for which limits do not count. */
  readonly reserved?: readonly string[] | undefined;
  /** True when only reserved peers are connected. */
  readonly reservedOnly?: boolean | undefined;
  /** File in which the addresses of peers are kept, so that a restart finds them again. */
  readonly peersFile?: string | undefined;
  /** True (the default) when peers of peers are looked for. */
  readonly discovery?: boolean | undefined;
  readonly limits?: Partial<NetworkLimits> | undefined;
}

/** Inputs of a network. */
export interface NetworkOptions extends NetworkSettings {
  readonly chain: Chain;
  readonly pool: TransactionPool;
  readonly role: Role;
  /** Part of the protocols' names when two chains have the same genesis. */
  readonly forkId?: string | undefined;
  readonly importBlock: ImportBlock;
  /** Verifies signatures of blocks before their import; without it each block's are verified with it. */
  readonly signatures?: SignatureChecks | undefined;
  /** True when no blocks are fetched before `Network.warp` or `Network.resume` is called. */
  readonly paused?: boolean | undefined;
  /** Returns the justifications of a block, for peers that request them. */
  readonly justifications: BlockSource["justifications"];
  readonly proofs: LightSource & StateSource;
  /** Source of warp proofs; without it requests for them are refused. */
  readonly warp?: WarpSource | undefined;
  /** Name and version of the software. */
  readonly userAgent: string;
  readonly clock: Clock;
  readonly clockWait: ClockWait;
  readonly metrics: Metrics;
  readonly logger: Logger;
}
