import { type ChainView, defaultGrandpaOptions, Grandpa } from "@opentao/consensus";
import { auraState } from "../chain/execution/aura.ts";
import { chainView } from "./chainView.ts";
import type { FinalityOptions } from "./options.ts";
import { encodeRecords, loadRecords } from "./records.ts";
import { finalityTiming, votingRules } from "./timing.ts";
import { verifyVote } from "./verify.ts";

/** The state machine with the chain that it votes on. */
export interface Gadget {
  readonly grandpa: Grandpa;
  readonly view: ChainView;
  /** Milliseconds between two requests for the proof of a block at which voters change. */
  readonly proofPeriod: number;
}

/**
 * The state machine as it was when it was stored last. @throws as {@link loadRecords}; GrandpaError
 * `INCONSISTENT_STATE`
 */
export function openGadget({ chain, runtime, signers, finalityLag = 0 }: FinalityOptions): Gadget {
  const { authorities, voter } = loadRecords(runtime, chain);
  // From the first vote on both have to be found again: what was said without voters beside it would be forgotten.
  chain.persist(encodeRecords({ authorities, voter }));
  const { slotDuration } = auraState(runtime, chain.open(chain.best().hash));
  const { proofPeriod, ...timing } = finalityTiming(Number(slotDuration));
  const view = chainView(chain);
  const isAlone = (): boolean => grandpa.authorities.authorities.length === 1;
  const rules = votingRules(isAlone, finalityLag);
  const options = { ...defaultGrandpaOptions, ...timing, chain: view, verify: verifyVote, signers, rules };
  const grandpa: Grandpa = new Grandpa(options, authorities, voter);
  return { grandpa, view, proofPeriod };
}
