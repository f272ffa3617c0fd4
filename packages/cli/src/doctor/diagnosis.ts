import type { DatabaseErrorCode } from "@opentao/node";
import type { DoctorFindingCode } from "../shared/doctorFindings.ts";
import type { DoctorFacts } from "./facts.ts";

/** Code of a finding: a finding of its own, or an error that was met on the way. `tao explain` knows all of them. */
type FindingCode = DoctorFindingCode | DatabaseErrorCode | "INVALID_URL";

/** Something that an operator should know of a node. */
export interface Finding {
  /** Stable, upper-case identifier, for scripts. */
  readonly code: FindingCode;
  /** A problem keeps the node, or an index that was named, from its work; a note does not. */
  readonly kind: "problem" | "note";
  /** Description of what is wrong. */
  readonly message: string;
  /** Advice on what to do. */
  readonly hint: string;
}

/** Check for one kind of finding. */
export type Diagnosis = (facts: DoctorFacts) => Finding | undefined;

/** Returns a {@link Finding} that is a problem. */
export function problem(code: FindingCode, message: string, hint: string): Finding {
  return { code, kind: "problem", message, hint };
}

/** Returns a {@link Finding} that is a note. */
export function note(code: FindingCode, message: string, hint: string): Finding {
  return { code, kind: "note", message, hint };
}
