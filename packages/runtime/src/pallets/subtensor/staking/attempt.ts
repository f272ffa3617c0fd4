import { DispatchFailure } from "../../../framework/index.ts";

/**
 * The result of `action`, or nothing when it fails as a call does. Writes are not undone: for questions, not for
 * actions.
 */
export function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof DispatchFailure) return undefined;
    throw error;
  }
}
