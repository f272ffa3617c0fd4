import type { DoctorFacts } from "./facts.ts";

/** Something that an operator should know of a node. */
export interface Finding {
  /** Stable, upper-case identifier, for scripts. */
  readonly code: string;
  /** A problem keeps the node from its work; a note does not. */
  readonly kind: "problem" | "note";
  /** Description of what is wrong. */
  readonly message: string;
  /** Advice on what to do. */
  readonly hint: string;
}

/** Check for one kind of finding. */
export type Diagnosis = (facts: DoctorFacts) => Finding | undefined;

/** Returns a {@link Finding} that is a problem. */
export function problem(code: string, message: string, hint: string): Finding {
  return { code, kind: "problem", message, hint };
}

/** Returns a {@link Finding} that is a note. */
export function note(code: string, message: string, hint: string): Finding {
  return { code, kind: "note", message, hint };
}
