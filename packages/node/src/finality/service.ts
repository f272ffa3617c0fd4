import type { Hash } from "../chain/interface.ts";
import type { FinalityProofInput } from "../jobs/interface.ts";

/** State of a round of votes. Weights are sums of the weights of voters. */
export interface RoundReport {
  readonly round: number;
  readonly totalWeight: number;
  /** Weight that must be exceeded by votes that agree. */
  readonly thresholdWeight: number;
  readonly prevotes: { readonly currentWeight: number; readonly missing: readonly string[] };
  readonly precommits: { readonly currentWeight: number; readonly missing: readonly string[] };
}

/** Rounds of votes in progress. Missing voters are given by their SS58 addresses. */
export interface RoundState {
  readonly setId: number;
  readonly best: RoundReport;
  readonly background: readonly RoundReport[];
}

/** Service that tells the state of finality by vote. */
export interface FinalityService {
  /** Returns the rounds in progress; `undefined` while no votes are accepted. */
  roundState(): RoundState | undefined;
  /**
   * Returns the inputs of a worker's proof that the block at a height is finalized; `undefined` when its voters are not
   * known.
   */
  proofInput(number: number): FinalityProofInput | undefined;
  /** Subscribes a listener to encoded justifications; returns its disposer. Listeners must not throw. */
  onJustification(listener: (justification: Uint8Array, block: Hash) => void): () => void;
}
