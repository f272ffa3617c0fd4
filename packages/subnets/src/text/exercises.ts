import type { Distribution } from "./distribution.ts";

/** A text of a task that breaks off, with what the validator knows of how it goes on. */
export interface Exercise {
  readonly context: string;
  /**
   * Probabilities of what comes next: the reference model's distribution, or the one token of a text that the operator
   * holds.
   */
  readonly truth: Distribution;
  /** Prediction of the baseline, which has no model. */
  readonly baseline: Distribution;
}

/** Source of the texts of tasks. */
export interface Source {
  /** A fresh text that breaks off. */
  exercise(): Promise<Exercise>;
  /** The beginning of a fresh text, and how it went on. */
  story(): { readonly opening: string; readonly continuation: string };
  /** Skill that earns nothing: it can be reached without a model. */
  readonly floor: number;
}
