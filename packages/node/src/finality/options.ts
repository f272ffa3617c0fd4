import type { EquivocationProof, GrandpaSigner } from "@opentao/consensus";
import type { Runtime } from "@opentao/runtime/boundary";
import type { LocalChain } from "../chain/index.ts";
import type { Network } from "../network/index.ts";
import type { Clock } from "../primitives/clock.ts";
import type { Logger } from "../primitives/logger.ts";
import type { Metrics } from "../primitives/metrics.ts";

/** Network, as far as finality needs it. */
export type FinalityNetwork = Pick<
  Network,
  "grandpa" | "peers" | "justifications" | "reportFalseResponse" | "wantBlock" | "announceBlock"
>;

/** Inputs of finality by vote. */
export interface FinalityOptions {
  readonly chain: LocalChain;
  readonly runtime: Runtime;
  /** ed25519 keys of this node; the first that is a voter's votes. */
  readonly signers: () => readonly GrandpaSigner[];
  /** Called when a voter was seen to vote twice. */
  readonly equivocated: (proof: EquivocationProof) => void;
  /** Number of blocks that the only voter of a chain stays behind the best one; 0 when not given. */
  readonly finalityLag?: number | undefined;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly logger: Logger;
}
