import { ensure, type State } from "../../../framework/index.ts";
import { saturatingAdd, saturatingSub, U16_MAX } from "../../../primitives/numbers.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { subnetExists } from "../../subtensorStorage/existence.ts";
import {
  Burn,
  NetworkRegistrationAllowed,
  RAORecycledForRegistration,
  RegistrationsThisBlock,
  SubnetAlphaOut,
  SubnetTaoFlow,
  Uids,
} from "../../subtensorStorage/index.ts";
import { MAX_PRICE } from "../../swap/index.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { createHotkeyIfAbsent, ensureOwnsHotkey } from "../keys/ownership.ts";
import { swapTaoForAlpha } from "../ledger/reserves.ts";
import { getColdkeyBalance, recycleFromSubnet, transferTaoToSubnet } from "../ledger/tao.ts";
import { ensureHasPlace, placeNeuron } from "../neurons/place.ts";
import type { Position } from "../position.ts";
import { claimHotkey, ensureMayClaim } from "./claimHotkey.ts";
import { raiseBurn, raiseDifficulty } from "./price.ts";
import { ensureWork, recordWork, type Work } from "./work.ts";

/** Fails unless neurons can register on this subnet and this hotkey is not registered yet. */
function ensureOpen(state: State, netuid: number, hotkey: Uint8Array): void {
  ensure(netuid !== ROOT, errors.RegistrationNotPermittedOnRootSubnet);
  ensure(subnetExists(state, netuid), errors.SubnetNotExists);
  ensure(NetworkRegistrationAllowed.get(state, netuid), errors.SubNetRegistrationDisabled);
  ensure(!Uids.has(state, netuid, hotkey), errors.HotKeyAlreadyRegisteredInSubNet);
}

function finishRegistration(state: State, netuid: number, hotkey: Uint8Array): void {
  const uid = placeNeuron(state, netuid, hotkey);
  RegistrationsThisBlock.mutate(state, netuid, (count) => Math.min(count + 1, U16_MAX));
  state.deposit(events.NeuronRegistered([netuid, uid, hotkey]));
}

/**
 * Pays for a registration: the TAO goes into the pool and the alpha it buys vanishes (protocol: consensus §4.5-5). No
 * swap fee is taken, since nobody would receive it, and what would raise the price beyond its highest is recycled
 * (deviations, Accounting).
 */
function burn(state: State, coldkey: Uint8Array, netuid: number, cost: bigint): void {
  const paid = transferTaoToSubnet(state, netuid, coldkey, cost);
  const { amountPaidIn, amountPaidOut } = swapTaoForAlpha(state, netuid, paid, MAX_PRICE, true);
  SubnetAlphaOut.mutate(state, netuid, (alpha) => saturatingSub(alpha, amountPaidOut));
  recycleFromSubnet(state, netuid, paid - amountPaidIn);
  SubnetTaoFlow.mutate(state, netuid, (flow) => flow + amountPaidIn);
}

/** Registers a hotkey for the current cost in TAO, which the coldkey pays (protocol: consensus §4.5). */
export function registerByBurn(state: State, position: Position): void {
  const { coldkey, hotkey, netuid } = position;
  ensureOpen(state, netuid, hotkey);
  const cost = Burn.get(state, netuid);
  ensure(getColdkeyBalance(state, coldkey) >= cost, errors.NotEnoughBalanceToStake);
  createHotkeyIfAbsent(state, position);
  ensureOwnsHotkey(state, position);
  ensureHasPlace(state, netuid);
  burn(state, coldkey, netuid, cost);
  raiseBurn(state, netuid);
  RAORecycledForRegistration.mutate(state, netuid, (total) => saturatingAdd(total, cost));
  finishRegistration(state, netuid, hotkey);
}

/** Does as {@link registerByBurn}; fails with `RegistrationPriceLimitExceeded` when the cost is above `limit` (rao). */
export function registerWithLimit(state: State, position: Position, limit: bigint): void {
  const { netuid } = position;
  ensure(netuid !== ROOT, errors.RegistrationNotPermittedOnRootSubnet);
  ensure(subnetExists(state, netuid), errors.SubnetNotExists);
  ensure(Burn.get(state, netuid) <= limit, errors.RegistrationPriceLimitExceeded);
  registerByBurn(state, position);
}

/** Fails unless a registration by work would succeed. */
function ensureCanRegisterByWork(state: State, position: Position, work: Work): void {
  const { hotkey, netuid } = position;
  ensureOpen(state, netuid, hotkey);
  ensureWork(state, netuid, hotkey, work);
  ensureMayClaim(state, position);
  ensureHasPlace(state, netuid);
}

/** Registers a hotkey, which has signed, for work instead of TAO (deviations F1). */
export function registerByWork(state: State, position: Position, work: Work): void {
  const { hotkey, netuid } = position;
  ensureCanRegisterByWork(state, position, work);
  claimHotkey(state, position);
  recordWork(state, work);
  raiseDifficulty(state, netuid);
  finishRegistration(state, netuid, hotkey);
}
