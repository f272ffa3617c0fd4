import { silenceMs } from "@opentao/node";
import { formatRate, formatSeconds } from "../../output/rate.ts";
import { counted } from "../../output/units.ts";
import { type Diagnosis, problem } from "../diagnosis.ts";

/** Blocks that a node may be behind its peers. */
const MOST_BEHIND = 5;

/** Finds a node that lacks many blocks that its peers have. */
export const behind: Diagnosis = ({ status }) => {
  const network = status?.network;
  if (status === undefined || network === undefined) return undefined;
  const left = network.highest - status.best.number;
  if (left <= MOST_BEHIND) return undefined;
  const rate = status.blocksPerSecond;
  const speed = rate > 0 ? `${formatRate(rate)} blocks/s` : "none came in the last half minute";
  const message = `the node is ${counted(left, "block")} behind its peers (${status.best.number} of ${network.highest}; ${speed})`;
  // The head moves on meanwhile.
  const gain = rate - 1000 / status.slotDuration;
  if (gain > 0) return problem("BEHIND", message, `Wait: it has them in about ${formatSeconds(left / gain)}.`);
  const hint =
    "It does not get nearer: see whether the machine or its connection is busy, or begin anew with --sync warp.";
  return problem("BEHIND", message, hint);
};

/** Finds a chain without authors, as a preset that was not made a network's own. */
export const noAuthors: Diagnosis = ({ status }) => {
  if (status?.authority.authors !== 0) return undefined;
  return problem(
    "NO_AUTHORS",
    "the chain has no authors: nobody makes its blocks",
    "Start with your network's specification; `tao chain build-spec --authority KEYS` makes one.",
  );
};

/** Finds a chain on which nobody makes blocks: none comes, though peers have none that is not here. */
export const noBlocks: Diagnosis = ({ status }) => {
  if (status === undefined || (status.network !== undefined && status.network.highest > status.best.number))
    return undefined;
  const { now, lastImportedAt, startedAt, slotDuration, authority } = status;
  if (authority.authors === 0 || status.waitsUntil !== undefined) return undefined;
  const silence = now - (lastImportedAt ?? startedAt);
  if (silence <= silenceMs(slotDuration)) return undefined;
  const since = formatSeconds(silence / 1000);
  const message = `no block has come for ${since}, one is due every ${formatSeconds(slotDuration / 1000)} (best: ${status.best.number})`;
  const hint =
    authority.author !== undefined && authority.authors === 1
      ? "This node is the only author: see its log for why it makes none; with --sealing manual it waits to be told."
      : `See whether the ${authority.authors} authors run, reach each other and have the right time.`;
  return problem("NO_BLOCKS", message, hint);
};
