import type { Hash } from "../chain/interface.ts";
import type { FinalityProofInput } from "../jobs/interface.ts";

/** How far a round of votes is. Weights are numbers of GRANDPA authorities' votes. */
export interface RoundReport {
  readonly round: number;
  readonly totalWeight: number;
  /** Weight that must be exceeded by votes that agree. */
  readonly thresholdWeight: number;
  readonly prevotes: { readonly currentWeight: number; readonly missing: readonly string[] };
  readonly precommits: { readonly currentWeight: number; readonly missing: readonly string[] };
}

/** Where the votes of this node's chain are. Missing voters are given by their SS58 addresses. */
export interface RoundState {
  readonly setId: number;
  readonly best: RoundReport;
  readonly background: readonly RoundReport[];
}

/** What others may know of finality by vote. */
export interface FinalityService {
  /** Rounds in progress; `undefined` while no votes are taken. */
  roundState(): RoundState | undefined;
  /**
   * What workers need to know to prove that the block at a height is final; `undefined` when its voters are not known.
   */
  proofInput(number: number): FinalityProofInput | undefined;
  /** Encoded justifications as they come; returns what ends it. Listeners must not throw. */
  onJustification(listener: (justification: Uint8Array, block: Hash) => void): () => void;
}
