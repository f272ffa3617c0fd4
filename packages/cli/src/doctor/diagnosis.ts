import type { DoctorFacts } from "./facts.ts";

/** Something that a person should know of a node. */
export interface Finding {
  /** Stable, upper-case identifier, for scripts. */
  readonly code: string;
  /** Whether it keeps the node from its work; a note does not. */
  readonly kind: "problem" | "note";
  /** What is the matter, in plain words. */
  readonly message: string;
  /** What to do. */
  readonly hint: string;
}

/** Finds one kind of trouble, or nothing. */
export type Diagnosis = (facts: DoctorFacts) => Finding | undefined;

/** A {@link Finding} that is a problem. */
export function problem(code: string, message: string, hint: string): Finding {
  return { code, kind: "problem", message, hint };
}

/** A {@link Finding} that is only a note. */
export function note(code: string, message: string, hint: string): Finding {
  return { code, kind: "note", message, hint };
}
