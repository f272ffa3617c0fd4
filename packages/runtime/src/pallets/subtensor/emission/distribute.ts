import { type State, Subject } from "../../../framework/index.ts";
import { LastMechansimStepBlock } from "../../subtensorStorage/index.ts";
import { now } from "../clock.ts";
import { type EpochPayment, runEpoch } from "../epoch/run.ts";
import { recycleSubnetAlpha } from "../ledger/reserves.ts";
import { shareDividends, validatorPayments } from "./dividends.ts";
import type { DrainedEmission } from "./drain.ts";
import { payMiners } from "./payMiners.ts";
import { payOwner } from "./payOwner.ts";
import { payValidators } from "./payValidators.ts";

/** Alpha that an epoch has to share out, and what becomes of it before validators are paid. */
export interface DistributionFigures extends DrainedEmission {
  readonly emission: bigint;
  /** Nobody voted on a fair-launch chain: all is recycled. */
  readonly isRecycled: boolean;
  /** Without incentives, the miners' part is the validators'. */
  readonly hasIncentives: boolean;
  /** Emission of mechanisms that give all of it to miners. */
  readonly withoutDividends: bigint;
  /** Pots before something is burned. */
  readonly alphaPot: bigint;
  readonly rootPot: bigint;
  /** Dividends in all, and what of them is burned. */
  readonly dividends: bigint;
  readonly burned: bigint;
  readonly burnedAlpha: bigint;
  readonly burnedRoot: bigint;
}

export const DISTRIBUTION = new Subject<DistributionFigures>("SubtensorModule.distribution");

/** To divide a dividend with one parent, and to pay one hotkey. */
const PARENT = { refTime: 5_000_000, reads: 7 };
const PAID = { refTime: 10_000_000, reads: 12, writes: 6 };

const part = (pot: bigint, amount: bigint, total: bigint): bigint => (total === 0n ? 0n : (pot * amount) / total);

/** Returns whether the epoch gave nobody anything. */
const isEmpty = (payments: readonly EpochPayment[]): boolean =>
  payments.every(({ incentive, dividend }) => incentive === 0n && dividend === 0n);

/**
 * Runs a subnet's epoch and pays everybody (protocol: consensus §2.12-2.14). Without incentives the miners' emission
 * goes to validators. On a fair-launch chain an epoch without votes pays nobody, its owner included: all of it is
 * recycled (deviations F10).
 *
 * Two parts of the validators' pots are taken out before the pots are shared, so that they are not paid as well: what
 * is burned of dividends of inherited stake, and the part of mechanisms that give all of their emission to miners
 * (deviations, Accounting).
 */
export function distributeEmission(state: State, drained: DrainedEmission): void {
  const { netuid, server, validator, root, ownerCut } = drained;
  const emission = server + validator + root;
  const { payments, withoutDividends } = state.step(
    () => "SubtensorModule.epoch",
    () => runEpoch(state, netuid, emission),
  );
  const isRecycled = state.params.fairLaunch && isEmpty(payments);
  if (isRecycled) recycleSubnetAlpha(state, netuid, emission + ownerCut);
  const nothing = { server: 0n, validator: 0n, root: 0n, ownerCut: 0n };
  const earned = isRecycled ? nothing : { server, validator, root, ownerCut };
  const hasIncentives = payments.some(({ incentive }) => incentive > 0n);
  const ofValidators = (pot: bigint) => pot - part(pot, withoutDividends, emission);
  const alphaPot = ofValidators(hasIncentives ? earned.validator : earned.validator + earned.server);
  const rootPot = ofValidators(earned.root);
  const { shares, burned, parents } = shareDividends(state, netuid, payments);
  state.weigh(PARENT, parents);
  const earners =
    payments.filter(({ incentive }) => incentive > 0n).length + shares.filter(([, share]) => share > 0n).length;
  state.weigh(PAID, earners);
  const dividends = payments.reduce((sum, { dividend }) => sum + dividend, 0n);
  const burnedAlpha = part(alphaPot, burned, dividends);
  const burnedRoot = part(rootPot, burned, dividends);
  state.tell(DISTRIBUTION, () => ({
    ...{ ...drained, emission, isRecycled, hasIncentives, withoutDividends, alphaPot, rootPot },
    ...{ dividends, burned, burnedAlpha, burnedRoot },
  }));
  const pots = { alpha: alphaPot - burnedAlpha, root: rootPot - burnedRoot };
  const validators = validatorPayments(state, netuid, shares, pots);
  recycleSubnetAlpha(state, netuid, burnedAlpha + burnedRoot);
  payOwner(state, netuid, earned.ownerCut);
  payMiners(state, netuid, payments);
  payValidators(state, netuid, validators);
  LastMechansimStepBlock.set(state, netuid, now(state));
}
