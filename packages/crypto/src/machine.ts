/** What an engine says when the stack is used up. */
const NO_STACK = "Maximum call stack size exceeded";

/**
 * Throws an error again when it tells of this machine instead of what was checked: where libraries throw on bytes that
 * are no signature, a stack that is used up must not look like one.
 */
export function unlessOfMachine(error: unknown): void {
  if (error instanceof RangeError && error.message === NO_STACK) throw error;
}
