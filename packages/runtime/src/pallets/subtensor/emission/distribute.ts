import type { State } from "../../../framework/index.ts";
import { LastMechansimStepBlock } from "../../subtensorStorage/index.ts";
import { now } from "../clock.ts";
import { type EpochPayment, runEpoch } from "../epoch/run.ts";
import { recycleSubnetAlpha } from "../ledger/reserves.ts";
import { shareDividends, validatorPayments } from "./dividends.ts";
import type { DrainedEmission } from "./drain.ts";
import { payMiners } from "./payMiners.ts";
import { payOwner } from "./payOwner.ts";
import { payValidators } from "./payValidators.ts";

const part = (pot: bigint, amount: bigint, total: bigint): bigint => (total === 0n ? 0n : (pot * amount) / total);

/** Returns whether the epoch gave nobody anything. */
const isEmpty = (payments: readonly EpochPayment[]): boolean =>
  payments.every(({ incentive, dividend }) => incentive === 0n && dividend === 0n);

/**
 * Runs a subnet's epoch and pays everybody (protocol: consensus §2.12-2.14). Without incentives the miners' emission
 * goes to validators. On a fair-launch chain an epoch without votes pays nobody, its owner included: all of it is
 * recycled (deviations F10).
 *
 * The part of dividends of inherited stake that is burned is taken out of the pots before they are shared, so that it
 * is not paid as well (deviations, Accounting).
 */
export function distributeEmission(state: State, { netuid, server, validator, root, ownerCut }: DrainedEmission): void {
  const payments = state.step(
    () => "SubtensorModule.epoch",
    () => runEpoch(state, netuid, server + validator + root),
  );
  const isRecycled = state.params.fairLaunch && isEmpty(payments);
  if (isRecycled) recycleSubnetAlpha(state, netuid, server + validator + root + ownerCut);
  const nothing = { server: 0n, validator: 0n, root: 0n, ownerCut: 0n };
  const earned = isRecycled ? nothing : { server, validator, root, ownerCut };
  const hasIncentives = payments.some(({ incentive }) => incentive > 0n);
  const alphaPot = hasIncentives ? earned.validator : earned.validator + earned.server;
  const { shares, burned } = shareDividends(state, netuid, payments);
  const dividends = payments.reduce((sum, { dividend }) => sum + dividend, 0n);
  const burnedAlpha = part(alphaPot, burned, dividends);
  const burnedRoot = part(earned.root, burned, dividends);
  const pots = { alpha: alphaPot - burnedAlpha, root: earned.root - burnedRoot };
  const validators = validatorPayments(state, netuid, shares, pots);
  recycleSubnetAlpha(state, netuid, burnedAlpha + burnedRoot);
  payOwner(state, netuid, earned.ownerCut);
  payMiners(state, netuid, payments);
  payValidators(state, netuid, validators);
  LastMechansimStepBlock.set(state, netuid, now(state));
}
