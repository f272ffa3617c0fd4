import { maxUnfinalized, silenceMs } from "@opentao/node";
import { formatSeconds } from "../../output/rate.ts";
import type { ReportedStatus } from "../../shared/nodeStatus.ts";
import { type Diagnosis, problem } from "../diagnosis.ts";

/** Voters that are named at most. */
const MAX_NAMED = 4;
/** Time after which a node that has just started has heard the votes, in ms. */
const LEAST_SILENCE_MS = 2000;

/**
 * Returns who has not voted in the round in progress, of both kinds of votes the one that it waits for; and whether too
 * few have.
 */
function missingVoters({ round }: ReportedStatus): { readonly missing: readonly string[]; readonly tooFew: boolean } {
  if (round === undefined) return { missing: [], tooFew: false };
  const { prevotes, precommits, thresholdWeight } = round.best;
  const votes = prevotes.currentWeight < thresholdWeight ? prevotes : precommits;
  return { missing: votes.missing, tooFew: votes.currentWeight < thresholdWeight };
}

/**
 * Returns whether finality has stalled. It is counted in blocks: time says nothing where blocks are slow. Without the
 * other voters blocks may be few or none, though: then finality has stalled when votes have been missing for long.
 */
function hasStalled(status: ReportedStatus, silence: number): boolean {
  const waits = status.best.number - status.finalized.number;
  if (waits > maxUnfinalized(status.slotDuration)) return silence > Math.max(LEAST_SILENCE_MS, status.slotDuration);
  return waits > 0 && silence > silenceMs(status.slotDuration) && missingVoters(status).tooFew;
}

function list(addresses: readonly string[]): string {
  const shown = addresses.slice(0, MAX_NAMED).join(", ");
  return addresses.length > MAX_NAMED ? `${shown} and ${addresses.length - MAX_NAMED} more` : shown;
}

/** Finds blocks that are not finalized. */
export const finalityStalled: Diagnosis = ({ status }) => {
  if (status === undefined || status.network?.isSyncing === true) return undefined;
  const { best, finalized, now, lastFinalizedAt, finalizedSlotAt, startedAt, authority } = status;
  const waits = best.number - finalized.number;
  const silence = now - (lastFinalizedAt ?? startedAt);
  if (!hasStalled(status, silence)) return undefined;
  const { missing } = missingVoters(status);
  const who =
    missing.length === 0 ? "" : `; ${missing.length} of ${authority.voters} voters are not heard of: ${list(missing)}`;
  // A node that has started since then knows it by the block's own time.
  const since = lastFinalizedAt ?? Math.min(finalizedSlotAt ?? startedAt, startedAt);
  const message = `nothing has been finalized for ${formatSeconds((now - since) / 1000)}: block ${finalized.number} is finalized, ${waits} more wait${who}`;
  const hint =
    missing.length === 0
      ? "More than two thirds of the voters must run and reach each other: see who of them does."
      : "Start those nodes or connect them: more than two thirds of the voters must vote. Nothing that was finalized is lost.";
  return problem("FINALITY_STALLED", message, hint);
};
