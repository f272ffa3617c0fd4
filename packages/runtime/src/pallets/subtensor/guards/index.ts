/**
 * Conditions that must hold before a call of an account is made, in the pool and at every nested dispatch (protocol:
 * consensus §7.6).
 *
 * @packageDocumentation
 */

import type { CallGuards, RuntimeCall, TransactionRules, WeightSpec } from "../../../framework/index.ts";
import { alphaPayment } from "./alphaPayment.ts";
import type { Checks } from "./checks.ts";
import { codeOf } from "./codes.ts";
import { checkColdkeySwap } from "./coldkeySwap.ts";
import { servingChecks, takeChecks } from "./neurons.ts";
import { commitRateChecks, networkRateChecks, weightRateChecks } from "./rateLimits.ts";
import { checkTransferTarget } from "./subnetAccounts.ts";
import { commitChecks, openWeightChecks } from "./weights.ts";

/** A subject's checks and what they cost. */
interface Guard {
  readonly checks: readonly Checks[];
  readonly weight: { readonly refTime: number; readonly reads: number };
}

/** Guards in the order in which they check. */
const GUARDS: readonly Guard[] = [
  { checks: [openWeightChecks, commitChecks], weight: { refTime: 52_958_000, reads: 11 } },
  { checks: [weightRateChecks, commitRateChecks, networkRateChecks], weight: { refTime: 35_376_000, reads: 7 } },
  { checks: [takeChecks], weight: { refTime: 15_378_000, reads: 3 } },
  { checks: [servingChecks], weight: { refTime: 19_035_000, reads: 3 } },
];

/** The check of announced changes of coldkeys, which every call pays for. */
const COLDKEY_SWAP_WEIGHT = { refTime: 17_583_000, reads: 2 };

function weightOf(call: RuntimeCall): WeightSpec {
  const due = GUARDS.filter(({ checks }) => checks.some((check) => check.has(call))).map(({ weight }) => weight);
  return [COLDKEY_SWAP_WEIGHT, ...due].reduce((sum, weight) => ({
    refTime: sum.refTime + weight.refTime,
    reads: sum.reads + weight.reads,
  }));
}

const guards: CallGuards = {
  check: (state, who, call) => {
    checkColdkeySwap(state, who, call);
    checkTransferTarget(call);
    for (const { checks } of GUARDS) for (const check of checks) check.run(state, who, call);
  },
  code: codeOf,
  weight: weightOf,
};

/** Rules of the pallet about transactions. */
export const transactions: TransactionRules = {
  guards,
  alternativePayment: alphaPayment,
};
