import type { NodeStatus, Waiting } from "./nodeStatus.ts";

/**
 * Votes are missed once the head is this many blocks above the finalized one; where slots are short, as many as come in
 * this time, in ms.
 */
const UNFINALIZED = { blocks: 5, ms: 3000 };

/** Returns how many blocks the head may be above the finalized one before votes are missed. */
export function maxUnfinalized(slotDuration: number): number {
  return Math.max(UNFINALIZED.blocks, Math.ceil(UNFINALIZED.ms / slotDuration));
}

/** Slots without a block before authors are missed; and no less than this, in ms. */
const MISSED = { slots: 5, leastMs: 15_000 };

/** Milliseconds without a block after which authors are missed. */
export function silenceMs(slotDuration: number): number {
  return Math.max(MISSED.leastMs, MISSED.slots * slotDuration);
}

/** Returns the cause for which a node waits; of several the first. */
export function waitingFor(status: Omit<NodeStatus, "waitingFor">): Waiting {
  const { network, best, finalized, now, authority, slotDuration } = status;
  const isAlone = network !== undefined && network.peers.length === 0;
  const makesAll = authority.author !== undefined && authority.authors === 1;
  if (isAlone && !makesAll) return "peers";
  if (network?.isSyncing === true) return "blocks";
  if (authority.wanted && authority.author === undefined && authority.voter === undefined) return "keys";
  if (status.waitsUntil !== undefined) return "clock";
  const lastAt = Math.max(status.lastImportedAt ?? 0, status.startedAt);
  if (now - lastAt > silenceMs(slotDuration)) return "authors";
  return best.number - finalized.number > maxUnfinalized(slotDuration) ? "votes" : "nothing";
}
