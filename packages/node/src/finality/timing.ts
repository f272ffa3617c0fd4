import { beforeBestBy, threeQuartersOfUnfinalized, type VotingRule } from "@opentao/consensus";

/**
 * Time in which a message reaches everybody, as the protocol's nodes assume it, in milliseconds: it fits slots of 6
 * s and more.
 */
const LONGEST_GOSSIP_MS = 333;
/** Messages need this long on one machine. */
const SHORTEST_GOSSIP_MS = 20;
/** Gossip durations a slot: a round takes about four; three rounds a slot keep finality three blocks from the head. */
const GOSSIPS_PER_SLOT = 12;

/** Durations that follow from how long slots are; all in milliseconds. */
export interface FinalityTiming {
  readonly gossipDuration: number;
  readonly rebroadcastPeriod: number;
  readonly catchUpTimeout: number;
  /** Between two requests for the proof of a block at which voters change. */
  readonly proofPeriod: number;
}

/** The durations for a chain of slots of that many milliseconds. */
export function finalityTiming(slotMs: number): FinalityTiming {
  const within = (low: number, value: number, high: number): number => Math.round(Math.min(high, Math.max(low, value)));
  return {
    gossipDuration: within(SHORTEST_GOSSIP_MS, slotMs / GOSSIPS_PER_SLOT, LONGEST_GOSSIP_MS),
    rebroadcastPeriod: within(2000, 5 * slotMs, 30_000),
    catchUpTimeout: within(5000, 10 * slotMs, 45_000),
    proofPeriod: within(1000, 4 * slotMs, 30_000),
  };
}

/**
 * The protocol's rules, which leave room for forks to settle; one voter who decides alone stays as far behind as it
 * likes.
 */
export function votingRules(isAlone: () => boolean, lagAlone: number): VotingRule[] {
  const rules = [beforeBestBy(2), threeQuartersOfUnfinalized];
  const alone = beforeBestBy(lagAlone);
  return rules.map((rule) => (choice) => (isAlone() ? alone(choice) : rule(choice)));
}
