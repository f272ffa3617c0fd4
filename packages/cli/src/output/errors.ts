import { CodedError } from "@opentao/base";
import { CLI_ERRORS, type CliErrorCode } from "./catalog.ts";
import { asInvoked } from "./invocation.ts";
import { describeSystemError } from "./systemErrors.ts";

/** Error of the command line that a person can act on: what went wrong, under a stable code, and what to do next. */
export class CliError extends CodedError<CliErrorCode> {
  override readonly name = "CliError";

  protected override catalog() {
    return CLI_ERRORS;
  }
}

/** Thrown by a command whose printed result is that something is wrong, so that the exit code says so too. */
export class ProblemsFound extends Error {
  override readonly name = "ProblemsFound";
}

/** An error as people and programs read it. */
export interface ErrorDescription {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  /** Hash of the transaction that had been signed when it happened. */
  readonly hash?: string;
}

/**
 * Returns code, message and hint of anything thrown. Errors of OpenTAO have a code of a catalog, which `tao explain`
 * knows; those of libraries may have any, and are not foreseen.
 */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { code: "UNKNOWN", message: String(error) };
  const fromSystem = describeSystemError(error);
  if (fromSystem !== undefined) return fromSystem;
  const code = error instanceof CodedError ? error.code : "UNEXPECTED";
  const hint = "hint" in error && typeof error.hint === "string" ? asInvoked(error.hint) : undefined;
  const hash = "transaction" in error && typeof error.transaction === "string" ? error.transaction : undefined;
  return {
    ...{ code, message: error.message },
    ...(hint === undefined ? {} : { hint }),
    ...(hash === undefined ? {} : { hash }),
  };
}
