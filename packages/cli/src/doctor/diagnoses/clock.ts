import { formatSeconds } from "../../output/rate.ts";
import { type Diagnosis, problem } from "../diagnosis.ts";

/** Blocks come this much later than their slot begins even when clocks agree: a slot and a bad way, in ms. */
const SLACK_MS = 2000;
/** Blocks that come this much before their slot begins cannot be explained otherwise, in ms. */
const EARLY_MS = 500;

/** This machine's clock and those of the blocks' authors disagree. */
export const clockOff: Diagnosis = ({ status }) => {
  const offset = status?.network?.clockOffset;
  if (status === undefined || offset === undefined) return undefined;
  if (offset >= -EARLY_MS && offset <= status.slotDuration + SLACK_MS) return undefined;
  const amount =
    Math.abs(offset) < 10_000 ? `${(Math.abs(offset) / 1000).toFixed(1)} s` : formatSeconds(Math.abs(offset) / 1000);
  const way = offset < 0 ? "behind" : "ahead of";
  const hint =
    "Set it by the network's time: timedatectl set-ntp true, or chrony. Blocks with a wrong time are refused.";
  return problem("CLOCK_OFF", `this machine's clock is about ${amount} ${way} the authors' clocks`, hint);
};
