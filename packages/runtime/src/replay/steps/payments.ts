/**
 * Payments at the end: amounts that become stake, or root dividends to be claimed.
 *
 * @packageDocumentation
 */

import { toHex } from "@opentao/codec";
import type { TakenPayment } from "../../pallets/subtensor/emission/paid.ts";
import { type EpochAccount, ofHotkey } from "../account.ts";
import { alpha, fixed32, tao, yes } from "../quantity.ts";
import { type Step, step } from "../step.ts";
import type { DividendSteps } from "./dividends.ts";

/** Kind of a payment: `accrued` becomes stake when it is claimed, `withheld` is recycled or burned. */
export type PaymentKind =
  | "incentive"
  | "withheld"
  | "alphaTake"
  | "alphaDividend"
  | "rootTake"
  | "rootDividend"
  | "accrued"
  | "ownerCut";

/** Amount that an epoch paid on account of a hotkey. */
export interface Payment {
  readonly kind: PaymentKind;
  /** Alpha, in units of 10⁻⁹. */
  readonly amount: bigint;
  /** Hotkey (hexadecimal) whose stake grew; `undefined` where none did. */
  readonly staked: string | undefined;
  readonly step: Step;
}

function taken({ kind, take, takeShare, rest }: TakenPayment, steps: DividendSteps | undefined) {
  const [dividend, takes, rests] = (
    {
      alpha: ["alphaDividend", "alphaTake", "alphaRest"],
      root: ["rootDividend", "rootTake", "rootRest"],
    } as const
  )[kind];
  const inputs = { [dividend]: steps?.[kind], takeShare: fixed32(takeShare, "part") };
  return {
    take: step(takes, alpha(take), inputs),
    rest: step(rests, alpha(rest), { ...inputs, [takes]: step(takes, alpha(take), inputs) }),
  };
}

/** Payments of a validator or parent. */
function validatorPayments(account: EpochAccount, hotkey: Uint8Array, steps: DividendSteps | undefined): Payment[] {
  const staked = toHex(hotkey);
  return ofHotkey(account.validators, hotkey).flatMap((paid): Payment[] => {
    const { take, rest } = taken(paid, steps);
    if (paid.kind === "alpha") {
      return [
        { kind: "alphaTake", amount: paid.take, staked, step: take },
        { kind: "alphaDividend", amount: paid.rest, staked, step: rest },
      ];
    }
    const [accrual] = ofHotkey(account.accruals, hotkey);
    const payments: Payment[] = [{ kind: "rootTake", amount: paid.take, staked, step: take }];
    if (accrual?.isStaked === true) payments.push({ kind: "rootDividend", amount: paid.rest, staked, step: rest });
    else if (accrual !== undefined) {
      const { rootStake, before, after } = accrual;
      const inputs = { rootRest: rest, rootStakeOfAll: tao(rootStake), rateBefore: fixed32(before, "rate") };
      const rate = step("claimRate", fixed32(after, "rate"), inputs);
      payments.push({ kind: "accrued", amount: paid.rest, staked: undefined, step: rate });
    }
    return payments;
  });
}

/** All payments of an epoch on account of a hotkey. */
export function paymentsOf(
  account: EpochAccount,
  hotkey: Uint8Array,
  steps: { readonly miner: Step | undefined; readonly dividends: DividendSteps | undefined; readonly ownerCut: Step },
): Payment[] {
  const miners = ofHotkey(account.miners, hotkey).map(({ amount, staked }): Payment => {
    const paid = step(staked === undefined ? "withheld" : "minerPaid", alpha(amount), { minerEmission: steps.miner });
    const to = staked === undefined ? undefined : toHex(staked);
    return { kind: staked === undefined ? "withheld" : "incentive", amount, staked: to, step: paid };
  });
  const { owner } = account;
  const cuts = (owner === undefined ? [] : ofHotkey([owner], hotkey)).map(({ amount }): Payment => {
    const isRecycled = yes(account.distribution.isRecycled);
    const paid = step("ownerPaid", alpha(amount), { drainedOwnerCut: steps.ownerCut, isRecycled });
    return { kind: "ownerCut", amount, staked: toHex(hotkey), step: paid };
  });
  return [...cuts, ...miners, ...validatorPayments(account, hotkey, steps.dividends)];
}
