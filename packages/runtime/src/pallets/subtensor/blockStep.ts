import type { State } from "../../framework/index.ts";
import { dynamicSubnetIds } from "../subtensorStorage/existence.ts";
import { claimAutomatically } from "./claims/auto.ts";
import { applyPendingChildren } from "./delegation/pending.ts";
import { blockCredit } from "./emission/blockEmission.ts";
import { runCoinbase } from "./emission/coinbase.ts";
import { updateMovingPrices } from "./emission/movingPrice.ts";
import { updateRootProportions } from "./emission/rootProportion.ts";
import { emittingSubnets } from "./emission/shares.ts";
import { continueEndings } from "./lifecycle/endings.ts";
import { updateRegistrationPrices } from "./registration/price.ts";
import { clearSmallNominations } from "./staking/smallNominations.ts";
import { SWEEPS_A_BLOCK } from "./sweep.ts";
import { dropExpiredCommits } from "./weights/expired.ts";

/** Costs of a block by itself, and for each subnet, without epochs and claims. */
const STEP = { refTime: 1_000_000, reads: 100, writes: 20 };
const SUBNET = { refTime: 8_000_000, reads: 64, writes: 20 };

/**
 * Begins every block, before its first transaction (protocol: consensus §2.2): registration prices, emission
 * and epochs, then what rests on them. Its weight follows from numbers of things: of subnets, neurons, weights, claims
 * (`State.weigh`).
 */
export function blockStep(state: State): void {
  state.weigh(STEP);
  state.weigh(SUBNET, dynamicSubnetIds(state).length);
  updateRegistrationPrices(state);
  const credit = blockCredit(state);
  dropExpiredCommits(state);
  const subnets = emittingSubnets(state);
  runCoinbase(state, credit, subnets);
  updateMovingPrices(state, subnets);
  updateRootProportions(state, subnets);
  applyPendingChildren(state);
  claimAutomatically(state);
  const ended = continueEndings(state, SWEEPS_A_BLOCK);
  state.weigh({ refTime: ended + clearSmallNominations(state, SWEEPS_A_BLOCK - ended) });
}
