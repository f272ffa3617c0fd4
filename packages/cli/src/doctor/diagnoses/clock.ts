import { formatSeconds } from "../../output/rate.ts";
import { timeOfDay } from "../../output/time.ts";
import { type Diagnosis, problem } from "../diagnosis.ts";

/** Time for which a block may be under way beyond its slot when clocks agree, in ms. */
const SLACK_MS = 2000;
/** Time before the begin of its slot at which a block comes only when clocks disagree, in ms. */
const EARLY_MS = 500;

/** Finds a clock that disagrees with those of the blocks' authors. */
export const clockOff: Diagnosis = ({ status }) => {
  const offset = status?.network?.clockOffset;
  if (status === undefined || offset === undefined) return undefined;
  if (offset >= -EARLY_MS && offset <= status.slotDuration + SLACK_MS) return undefined;
  const amount = formatSeconds(Math.abs(offset) / 1000);
  const way = offset < 0 ? "behind" : "ahead of";
  const hint =
    "Set it by the network's time: timedatectl set-ntp true, or chrony. Blocks with a wrong time are refused.";
  return problem("CLOCK_OFF", `this machine's clock is about ${amount} ${way} the authors' clocks`, hint);
};

/** Finds a node that waits for the time of blocks that were made faster than slots pass. */
export const aheadOfClock: Diagnosis = ({ status }) => {
  if (status?.waitsUntil === undefined) return undefined;
  const left = formatSeconds((status.waitsUntil - status.now) / 1000);
  const message = `blocks are dated ahead of this machine's clock: the node waits until ${timeOfDay(status.waitsUntil)} UTC (${left})`;
  const hint =
    "Wait, or see whether the clock is right. Blocks made on demand or with a short --block-time are dated one a slot: make no more of them than slots pass.";
  return problem("AHEAD_OF_CLOCK", message, hint);
};
