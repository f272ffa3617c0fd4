import { fromHex } from "@opentao/codec";
import type { Externalities } from "../boundary.ts";
import { State } from "../framework/index.ts";
import { countMintedAlpha } from "../pallets/alphaAssets/index.ts";
import { trackRootStakeAdded, trackRootStakeRemoved } from "../pallets/subtensor/claims/watermarks.ts";
import { decreaseStake, increaseStake, stakeAt } from "../pallets/subtensor/ledger/positions.ts";
import { addTaoToPool, recycleSubnetAlpha, takeTaoFromPool } from "../pallets/subtensor/ledger/reserves.ts";
import { mintFromCredit, recycleFromSubnet } from "../pallets/subtensor/ledger/tao.ts";
import { recordUpdate } from "../pallets/subtensor/neurons/lists.ts";
import type { Position } from "../pallets/subtensor/position.ts";
import { subnetAccount } from "../pallets/subtensor/subnets/account.ts";
import { maxUpscale } from "../pallets/subtensor/weights/upscale.ts";
import { subnetExists } from "../pallets/subtensorStorage/existence.ts";
import {
  Delegates,
  MechanismCountCurrent,
  Owner,
  SubnetAlphaOut,
  SubnetworkN,
  Weights,
} from "../pallets/subtensorStorage/index.ts";
import { storageIndex } from "../pallets/subtensorStorage/storageIndex.ts";
import { saturatingAdd, saturatingSub, U16_MAX } from "../primitives/numbers.ts";
import { ROOT } from "../primitives/subnets.ts";
import { ReplayError } from "./errors.ts";
import { type ParameterName, parameters } from "./parameters.ts";

/** A change of a subnet's state. */
export type WhatIfChange =
  | {
      /**
       * Weights of a validator, as though it had set them in this block: only their ratios count, and neither limits
       * nor permits are asked for.
       */
      readonly kind: "weights";
      readonly mechanism: number;
      readonly uid: number;
      readonly weights: readonly (readonly [uid: number, weight: number])[];
    }
  | {
      /**
       * Stake of a hotkey's owner, more or less by `amount` (10⁻⁹): alpha of the subnet, or TAO on root (`onRoot`). It
       * comes from nowhere and goes nowhere: no pool moves its price, all counters agree.
       */
      readonly kind: "stake";
      readonly hotkey: string;
      readonly onRoot: boolean;
      readonly amount: bigint;
    }
  | {
      /** Take of a validator, out of 65535. */
      readonly kind: "take";
      readonly hotkey: string;
      readonly take: number;
    }
  | {
      /** A hyperparameter. Switches are 0 or 1. */
      readonly kind: "parameter";
      readonly item: ParameterName;
      readonly value: bigint;
    };

function within(value: bigint | number, least: bigint | number, most: bigint | number, what: string): void {
  if (value >= least && value <= most && (typeof value === "bigint" || Number.isInteger(value))) return;
  throw new ReplayError("OUT_OF_RANGE", `${what} ${value} is not between ${least} and ${most}`, "Give a value within.");
}

const unknown = (what: string) => new ReplayError("NO_SUCH_NEURON", `the subnet has no ${what}`, "Choose another.");

function changeWeights(state: State, netuid: number, change: WhatIfChange & { kind: "weights" }): void {
  const n = SubnetworkN.get(state, netuid);
  const { mechanism, uid, weights } = change;
  if (mechanism >= MechanismCountCurrent.get(state, netuid)) throw unknown(`mechanism ${mechanism}`);
  for (const each of [uid, ...weights.map(([to]) => to)]) if (each >= n) throw unknown(`UID ${each}`);
  for (const [, weight] of weights) within(weight, 0, U16_MAX, "the weight");
  const scaled = maxUpscale(weights.map(([, weight]) => weight));
  const index = storageIndex(netuid, mechanism);
  Weights.set(
    state,
    index,
    uid,
    weights.map(([to], at) => [to, scaled[at] ?? 0]),
  );
  recordUpdate(state, index, uid);
}

function changeRootStake(state: State, position: Position, amount: bigint): void {
  if (amount > 0n) {
    mintFromCredit(state, subnetAccount(ROOT), { remaining: amount }, amount);
    increaseStake(state, position, amount);
    addTaoToPool(state, ROOT, amount);
    SubnetAlphaOut.mutate(state, ROOT, (outside) => saturatingAdd(outside, amount));
    trackRootStakeAdded(state, position, amount);
    return;
  }
  decreaseStake(state, position, -amount);
  takeTaoFromPool(state, ROOT, -amount);
  SubnetAlphaOut.mutate(state, ROOT, (outside) => saturatingSub(outside, -amount));
  recycleFromSubnet(state, ROOT, -amount);
  trackRootStakeRemoved(state, position, -amount);
}

function changeStake(state: State, netuid: number, change: WhatIfChange & { kind: "stake" }): void {
  const { onRoot, amount } = change;
  const hotkey = fromHex(change.hotkey);
  if (!Owner.has(state, hotkey)) throw unknown(`hotkey ${change.hotkey}`);
  const position = { coldkey: Owner.get(state, hotkey), hotkey, netuid: onRoot ? ROOT : netuid };
  const held = stakeAt(state, position);
  within(amount, -held, (1n << 62n) - held, "the change of stake");
  if (onRoot) changeRootStake(state, position, amount);
  else if (amount > 0n) {
    increaseStake(state, position, amount);
    SubnetAlphaOut.mutate(state, netuid, (outside) => saturatingAdd(outside, amount));
    countMintedAlpha(state, netuid, amount);
  } else {
    decreaseStake(state, position, -amount);
    recycleSubnetAlpha(state, netuid, -amount);
  }
}

function changeParameter(state: State, netuid: number, { item, value }: WhatIfChange & { kind: "parameter" }): void {
  const { least, most, write } = parameters[item];
  within(value, least, most, item);
  write(state, netuid, value);
}

function changeTake(state: State, { hotkey, take }: WhatIfChange & { kind: "take" }): void {
  within(take, 0, U16_MAX, "the take");
  Delegates.set(state, fromHex(hotkey), take);
}

/**
 * Makes changes to the state of a subnet between two blocks, in their order.
 *
 * @throws ReplayError `NO_SUCH_NEURON`, `OUT_OF_RANGE`
 */
export function applyChanges(externalities: Externalities, netuid: number, changes: readonly WhatIfChange[]): void {
  const state = new State(externalities);
  if (!subnetExists(state, netuid))
    throw new ReplayError("NO_SUCH_NEURON", `there is no subnet ${netuid}`, "Choose another.");
  for (const change of changes) {
    if (change.kind === "weights") changeWeights(state, netuid, change);
    else if (change.kind === "stake") changeStake(state, netuid, change);
    else if (change.kind === "take") changeTake(state, change);
    else changeParameter(state, netuid, change);
  }
}

/** Value of a hyperparameter. */
export function readParameter(externalities: Externalities, netuid: number, item: ParameterName): bigint {
  return parameters[item].read(new State(externalities), netuid);
}
