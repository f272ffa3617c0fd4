import type { State } from "../../framework/index.ts";
import { TotalIssuance } from "../subtensorStorage/index.ts";
import { claimAutomatically } from "./claims/auto.ts";
import { applyPendingChildren } from "./delegation/pending.ts";
import { recordBlockEmission } from "./emission/blockEmission.ts";
import { runCoinbase } from "./emission/coinbase.ts";
import { updateMovingPrices } from "./emission/movingPrice.ts";
import { updateRootProportions } from "./emission/rootProportion.ts";
import { emittingSubnets } from "./emission/shares.ts";
import { taoCredit } from "./ledger/tao.ts";
import { updateRegistrationPrices } from "./registration/price.ts";
import { dropExpiredCommits } from "./weights/expired.ts";

/**
 * Begins every block, before its first transaction (protocol: consensus §2.2): registration prices, emission
 * and epochs, then what rests on them.
 */
export function blockStep(state: State): void {
  updateRegistrationPrices(state);
  const credit = taoCredit(state, recordBlockEmission(state, TotalIssuance.get(state)));
  dropExpiredCommits(state);
  const subnets = emittingSubnets(state);
  runCoinbase(state, credit, subnets);
  updateMovingPrices(state, subnets);
  updateRootProportions(state, subnets);
  applyPendingChildren(state);
  claimAutomatically(state);
}
