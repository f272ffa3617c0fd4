import type { Exercise } from "./skill.ts";

/** Where a validator takes what it asks. */
export interface Source {
  /** A fresh text that breaks off. */
  exercise(): Promise<Exercise>;
  /** The beginning of a fresh text, and how it went on. */
  story(): { readonly opening: string; readonly continuation: string };
  /** Skill that earns nothing: what can be reached without a model. */
  readonly floor: number;
}
