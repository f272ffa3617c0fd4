import type { ReportedScore } from "../../shared/processStatus.ts";

/** Last round of a validator. */
export interface RoundView {
  /** Name of the validator. */
  readonly validator: string;
  readonly scores: readonly ReportedScore[];
}

/** Neuron of a subnet as the screen and the report show it. Amounts in rao. */
export interface NeuronView {
  readonly uid: number;
  readonly name: string;
  readonly role: "owner" | "miner" | "validator" | "other";
  /** Name of its model, or `-`. */
  readonly model: string;
  /** Latest score that the validators reported, 0 to 1 (a mean over validators), or `undefined` before the first. */
  readonly score: number | undefined;
  /** Share of the miners' emission, 0 to 1, of the latest epoch. */
  readonly incentive: number;
  /** Share of the validators' emission, 0 to 1, of the latest epoch. */
  readonly dividends: number;
  /** Alpha earned: all stake on its hotkey. */
  readonly earnedAlpha: bigint;
  /**
   * TAO that the pool would pay for that alpha now, fee and slippage included, if nobody else sold: not all can have
   * theirs.
   */
  readonly earnedTao: bigint;
  /** TAO that its coldkey holds. */
  readonly walletTao: bigint;
  /** Its latest answer, shortened; empty before the first. */
  readonly answer: string;
}

/** Subnet as the screen and the report show it. Amounts in rao. */
export interface SubnetView {
  readonly netuid: number;
  readonly name: string;
  /** Blocks between epochs. */
  readonly tempo: number;
  /** Blocks until the next epoch. */
  readonly untilEpoch: number;
  /** TAO for one alpha. */
  readonly price: number;
  readonly poolTao: bigint;
  readonly poolAlpha: bigint;
  readonly neurons: readonly NeuronView[];
  /** The last round of each validator. */
  readonly rounds: readonly RoundView[];
}

/** Node of the network, by its own word. */
export interface NodeView {
  readonly name: string;
  /** True when it answers; heights are 0 when it does not. */
  readonly isUp: boolean;
  readonly best: number;
  readonly finalized: number;
  readonly peers: number;
  /** Time (Unix, in ms) until which it waits for blocks that are dated ahead of its clock, if it does. */
  readonly waitsUntil?: number | undefined;
}

/** Index of the network, by its own word. */
export interface IndexView {
  /** Address of its API. */
  readonly url: string;
  readonly isUp: boolean;
  /** Last block that it has; `undefined` before the first. */
  readonly height: number | undefined;
}

/** The whole network at one block. Amounts in rao. */
export interface NetworkView {
  readonly block: number;
  readonly blockHash: string;
  readonly finalized: number;
  readonly supply: bigint;
  readonly maxSupply: bigint;
  /** TAO minted in each block at present. */
  readonly blockEmission: bigint;
  /** Supply at which that halves next. */
  readonly nextHalving: bigint;
  /** Its nodes, when there is more than one. */
  readonly nodes: readonly NodeView[];
  readonly subnets: readonly SubnetView[];
  /** Address of its page for browsers, if it has one. */
  readonly page?: string;
  /** Its index, if it keeps one. */
  readonly index?: IndexView;
}
