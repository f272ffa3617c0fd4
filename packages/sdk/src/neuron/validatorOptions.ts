import type { Synapse } from "../synapse/index.ts";
import type { Asks } from "./asks.ts";
import type { Judge, Task, TaskExplanation } from "./contracts.ts";
import type { NeuronOptions } from "./options.ts";
import type { RoundBook } from "./roundBook.ts";

/** Options of a validator. */
export interface ValidatorOptions<Q extends object, A extends object, S> extends NeuronOptions {
  readonly synapse: Synapse<Q, A>;
  readonly judge: Judge<Q, A, S>;
  /** File that keeps the scores, so that a restart goes on from them. */
  readonly scoresFile?: string;
  /**
   * File that keeps commits of weights until they are revealed, so that a restart reveals them. Default: one in the
   * wallet's folder, none for a wallet without a folder.
   */
  readonly commitsFile?: string;
  /** Says of a task and an answer, for people, what was asked and why the answer is worth what it is. */
  readonly explain?: (task: Task<Q, S>, answer: A | undefined) => TaskExplanation;
  /** Keeps the last rounds, for people to look at. */
  readonly book?: RoundBook<Q, A, S>;
  /** Questions of people, which its miners are asked between rounds. */
  readonly asks?: Asks<Q, A>;
  /** Miners that are asked in a round. Default: 50. */
  readonly sampleSize?: number;
  /** Weight of the newest score in a miner's average, 0 to 1. Default: 0.1. */
  readonly alpha?: number;
  /** Pause between two rounds, in milliseconds. Default: 1000. */
  readonly pauseMs?: number;
  /**
   * True when miners at addresses of this machine, of private networks and of special purpose are asked. Default: on
   * chains that are not live; on a live one such an address would make the validator knock at its own network's doors.
   */
  readonly localPeers?: boolean;
  /** Picks the miners of a round: a number from 0 to below 1. Default: the system's randomness. */
  readonly random?: () => number;
}
