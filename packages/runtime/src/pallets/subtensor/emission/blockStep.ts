import type { State } from "../../../framework/index.ts";
import { TotalIssuance } from "../../subtensorStorage/index.ts";
import { claimAutomatically } from "../claims/index.ts";
import { applyPendingChildren } from "../delegation/pending.ts";
import { updateRegistrationPrices } from "../neurons/price.ts";
import { mintTao } from "../stake/index.ts";
import { dropExpiredCommits } from "../weights/expired.ts";
import { blockEmission } from "./blockEmission.ts";
import { runCoinbase } from "./coinbase.ts";
import { emittingSubnets } from "./emitting.ts";
import { updateMovingPrices } from "./movingPrice.ts";
import { updateRootProportions } from "./rootProportion.ts";

/**
 * What every block begins with, before its first transaction (protocol: consensus §2.2): registration prices, emission
 * and epochs, then what rests on them.
 */
export function blockStep(state: State): void {
  updateRegistrationPrices(state);
  const credit = mintTao(state, blockEmission(state, TotalIssuance.get(state)));
  dropExpiredCommits(state);
  const subnets = emittingSubnets(state);
  runCoinbase(state, credit, subnets);
  updateMovingPrices(state, subnets);
  updateRootProportions(state, subnets);
  applyPendingChildren(state);
  claimAutomatically(state);
}
