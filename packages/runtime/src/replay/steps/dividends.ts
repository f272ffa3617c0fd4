/**
 * From a validator's dividend to what it is paid for alpha and for root stake.
 *
 * @packageDocumentation
 */

import { bytesEqual, toHex } from "@opentao/codec";
import type { SplitFigures } from "../../pallets/subtensor/emission/parents.ts";
import { type EpochAccount, ofHotkey } from "../account.ts";
import { alpha, fixed32 } from "../quantity.ts";
import { type Step, step } from "../step.ts";
import type { DrainedSteps } from "./subnet.ts";

const inAlpha = (bits: bigint) => fixed32(bits, "alpha");
const part = (bits: bigint) => fixed32(bits, "part");

/** Parts of a hotkey's dividend that go to parents. */
function toParents(split: SplitFigures): Step[] {
  return split.parents.map(({ parent, part: contributed, earned, burn, take, paid }) => {
    const inputs = {
      ...{ neuronDividend: inAlpha(split.dividend), parentStake: fixed32(contributed, "stake") },
      ...{ wholeStake: fixed32(split.total, "stake"), earnedByParent: inAlpha(earned) },
      ...{ childTake: inAlpha(take), childBurn: inAlpha(burn) },
    };
    return step("toParent", alpha(paid), inputs, { hotkey: toHex(parent) });
  });
}

/** Parts of children's dividends that come to a hotkey. */
function fromChildren({ splits }: EpochAccount, hotkey: Uint8Array): Step[] {
  return splits.flatMap((split) =>
    split.parents
      .filter(({ parent }) => bytesEqual(parent, hotkey))
      .map(({ part: contributed, earned, burn, take, paid }) => {
        const inputs = {
          ...{ neuronDividend: inAlpha(split.dividend), parentStake: fixed32(contributed, "stake") },
          ...{ wholeStake: fixed32(split.total, "stake"), earnedByParent: inAlpha(earned) },
          ...{ childTake: inAlpha(take), childBurn: inAlpha(burn) },
        };
        return step("fromChild", alpha(paid), inputs, { hotkey: toHex(split.hotkey) });
      }),
  );
}

/** Dividends of a hotkey after parents have got theirs. */
function shared(account: EpochAccount, hotkey: Uint8Array, dividend: Step | undefined): Step {
  const [split] = ofHotkey(account.splits, hotkey);
  const kept =
    split === undefined
      ? undefined
      : step("keptDividend", alpha((split.kept + split.taken) >> 32n), {
          ...{ neuronDividend: dividend, ownStake: fixed32(split.own, "stake") },
          ...{ wholeStake: fixed32(split.total, "stake"), toParent: toParents(split) },
          ...{ childTakeShare: part(split.takeShare), childBurnShare: part(split.burnShare) },
          ...{ keptPart: inAlpha(split.kept), takenPart: inAlpha(split.taken) },
        });
  const [figures] = ofHotkey(account.pots.validators, hotkey);
  const inputs = { keptDividend: kept, fromChild: fromChildren(account, hotkey) };
  return step("sharedDividend", inAlpha(figures?.amount ?? 0n), inputs);
}

/** The validators' two pots of an epoch. */
function potSteps({ distribution, pots }: EpochAccount, drained: DrainedSteps): { alpha: Step; root: Step } {
  const { hasIncentives, withoutDividends, burnedAlpha, burnedRoot, alphaPot, rootPot } = distribution;
  const whole = step("alphaPotWhole", alpha(alphaPot), {
    drainedValidator: drained.validator,
    drainedServer: hasIncentives ? undefined : drained.server,
    ...{ withoutDividends: alpha(withoutDividends), epochEmission: drained.emission },
  });
  const wholeRoot = step("rootPotWhole", alpha(rootPot), {
    ...{ drainedRoot: drained.root, withoutDividends: alpha(withoutDividends), epochEmission: drained.emission },
  });
  return {
    alpha: step("alphaPot", alpha(pots.pots.alpha), { alphaPotWhole: whole, burned: alpha(burnedAlpha) }),
    root: step("rootPot", alpha(pots.pots.root), { rootPotWhole: wholeRoot, burned: alpha(burnedRoot) }),
  };
}

/** Payment of a validator before takes. */
export interface DividendSteps {
  readonly alpha: Step;
  readonly root: Step;
}

/** Payment of a hotkey as a validator or as a parent; `undefined` when it has no part in the pots. */
export function dividendSteps(
  account: EpochAccount,
  hotkey: Uint8Array,
  drained: DrainedSteps,
  dividend: Step | undefined,
): DividendSteps | undefined {
  const { pots } = account;
  const [figures] = ofHotkey(pots.validators, hotkey);
  if (figures === undefined) return undefined;
  const sharedDividend = shared(account, hotkey, dividend);
  const rootPartOfStake = part(figures.rootPart);
  const ofRoot = step("ofRoot", inAlpha(figures.ofRoot), { sharedDividend, rootPartOfStake });
  const ofAlpha = step("ofAlpha", inAlpha(figures.ofAlpha), { sharedDividend, ofRoot });
  const { alpha: alphaPot, root: rootPot } = potSteps(account, drained);
  return {
    alpha: step("alphaDividend", inAlpha(figures.alpha), { alphaPot, ofAlpha, alphaTotal: inAlpha(pots.alphaTotal) }),
    root: step("rootDividend", inAlpha(figures.root), { rootPot, ofRoot, rootTotal: inAlpha(pots.rootTotal) }),
  };
}
