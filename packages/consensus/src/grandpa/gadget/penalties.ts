import { GrandpaError, type GrandpaErrorCode } from "../errors.ts";
import { type Reputation, reputation } from "../gossip/reputation.ts";

/** Reputation changes of a peer whose message fails a check, by the error. */
export type Penalties = Partial<Record<GrandpaErrorCode, Reputation>>;

/** Penalties of a commit whose votes fail their checks. */
export const COMMIT_VOTES: Penalties = {
  INVALID_COMMIT: reputation.malformedCommit,
  INVALID_SIGNATURE: reputation.badSignature,
};
/** Penalties of a commit that proves nothing. */
export const COMMIT_PROOF: Penalties = {
  INVALID_COMMIT: reputation.invalidCommit,
  PAST_SET_CHANGE: reputation.invalidCommit,
};
/** Penalties of a catch-up whose votes fail their checks. */
export const CATCH_UP_VOTES: Penalties = {
  INVALID_COMMIT: reputation.malformedCatchUp,
  INVALID_SIGNATURE: reputation.badSignature,
};
/** Penalties of a catch-up that completes no round. */
export const CATCH_UP_PROOF: Penalties = { INVALID_COMMIT: reputation.invalidCatchUp };

/** Runs a check; returns what a peer is reported for when it fails. */
export function penaltyOf(penalties: Penalties, check: () => void): Reputation | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    const penalty = error instanceof GrandpaError ? penalties[error.code] : undefined;
    if (penalty === undefined) throw error;
    return penalty;
  }
}
