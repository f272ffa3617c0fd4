/**
 * What every error of this package carries: a stable code for programs, a message for people and what to do next.
 * Subclasses say which part of the package refused and list their codes.
 */
export abstract class SdkError<Code extends string> extends Error {
  /** Stable, upper-case identifier. */
  readonly code: Code;
  /** What to do next, one sentence. */
  readonly hint: string;

  constructor(code: Code, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
