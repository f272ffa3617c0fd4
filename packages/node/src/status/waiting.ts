import type { NodeStatus, Waiting } from "./nodeStatus.ts";

/**
 * A head is this many blocks ahead of what is final before votes are missed; where blocks are quick, those of this
 * time, in ms.
 */
const UNFINALIZED = { blocks: 5, ms: 3000 };

/** Blocks that a head may be ahead of what is final before votes are missed. */
export function maxUnfinalized(slotDuration: number): number {
  return Math.max(UNFINALIZED.blocks, Math.ceil(UNFINALIZED.ms / slotDuration));
}

/** Slots without a block before authors are missed; and no less than this, in ms. */
const MISSED = { slots: 5, leastMs: 15_000 };

/** Milliseconds without a block after which authors are missed. */
export function silenceMs(slotDuration: number): number {
  return Math.max(MISSED.leastMs, MISSED.slots * slotDuration);
}

/** What a node waits for, the first cause first. */
export function waitingFor(status: Omit<NodeStatus, "waitingFor">): Waiting {
  const { network, best, finalized, now, authority, slotDuration } = status;
  const isAlone = network !== undefined && network.peers.length === 0;
  const makesAll = authority.author !== undefined && authority.authors === 1;
  if (isAlone && !makesAll) return "peers";
  if (network?.isSyncing === true) return "blocks";
  if (authority.wanted && authority.author === undefined && authority.voter === undefined) return "keys";
  const lastAt = Math.max(status.lastImportedAt ?? 0, status.startedAt);
  if (now - lastAt > silenceMs(slotDuration)) return "authors";
  return best.number - finalized.number > maxUnfinalized(slotDuration) ? "votes" : "nothing";
}
