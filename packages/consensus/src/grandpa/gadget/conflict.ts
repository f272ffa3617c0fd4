import { GrandpaError } from "../errors.ts";

/** Runs an action that may find that two chains are finalized; returns the error when it does. */
export function findConflict(action: () => void): GrandpaError | undefined {
  try {
    action();
  } catch (error) {
    const fatal =
      error instanceof GrandpaError && (error.code === "CONFLICTING_FINALITY" || error.code === "PAST_SET_CHANGE");
    if (!fatal) throw error;
    return error;
  }
  return undefined;
}
