import { silenceMs } from "@opentao/node";
import { formatRate, formatSeconds } from "../../output/rate.ts";
import { type Diagnosis, problem } from "../diagnosis.ts";

/** Blocks that a node may be behind its peers without being late. */
const MOST_BEHIND = 5;

/** Peers have blocks that are not here yet. */
export const behind: Diagnosis = ({ status }) => {
  const network = status?.network;
  if (status === undefined || network === undefined) return undefined;
  const left = network.highest - status.best.number;
  if (left <= MOST_BEHIND) return undefined;
  const rate = status.blocksPerSecond;
  const pace = rate > 0 ? `${formatRate(rate)} blocks/s` : "none came in the last half minute";
  const message = `the node is ${left} blocks behind its peers (${status.best.number} of ${network.highest}; ${pace})`;
  // The head moves on meanwhile.
  const gain = rate - 1000 / status.slotDuration;
  if (gain > 0) return problem("BEHIND", message, `Wait: it catches up, in about ${formatSeconds(left / gain)}.`);
  const hint =
    "It does not catch up: see whether the machine or its connection is busy, or begin anew with --sync warp.";
  return problem("BEHIND", message, hint);
};

/** Nobody could make blocks: the chain is a preset that was not made a network's own. */
export const noAuthors: Diagnosis = ({ status }) => {
  if (status?.authority.authors !== 0) return undefined;
  return problem(
    "NO_AUTHORS",
    "the chain has no authors: nobody makes its blocks",
    "Start with your network's specification; `tao chain build-spec --authority KEYS` makes one.",
  );
};

/** No block comes, though peers have none that is not here: nobody makes any. */
export const noBlocks: Diagnosis = ({ status }) => {
  if (status === undefined || (status.network !== undefined && status.network.highest > status.best.number))
    return undefined;
  const { now, lastImportedAt, startedAt, slotDuration, authority } = status;
  if (authority.authors === 0) return undefined;
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
