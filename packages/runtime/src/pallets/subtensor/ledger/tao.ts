/**
 * Ledger of TAO: this pallet moves, makes and destroys it, in rao (protocol: staking §2.14). Everything goes through
 * here, so that the pallet's issuance is always that of all accounts and the account of a subnet holds exactly its pool
 * (deviations, Accounting).
 *
 * @packageDocumentation
 */

import { DispatchFailure, ensure, type State } from "../../../framework/index.ts";
import { MAX_ISSUANCE, min, saturatingSub } from "../../../primitives/numbers.ts";
import {
  burnFrom,
  EXISTENTIAL_DEPOSIT,
  freeBalance,
  mintInto,
  reducibleBalance,
  totalBalance,
  totalIssuance,
  transfer,
} from "../../balances/index.ts";
import { subnetExists } from "../../subtensorStorage/existence.ts";
import { SubnetTAO, TotalIssuance } from "../../subtensorStorage/index.ts";
import { errors } from "../errors.ts";
import { subnetAccount } from "../subnets/account.ts";
import { takeTaoFromPool } from "./reserves.ts";

/**
 * Brings the pallet's issuance in line with the accounts. Whoever changes balances past this module calls it
 * afterwards.
 */
export function syncIssuance(state: State): void {
  const issuance = totalIssuance(state);
  if (TotalIssuance.get(state) !== issuance) TotalIssuance.set(state, issuance);
}

/** Amount that a coldkey can spend; the account may end by that. */
export function getColdkeyBalance(state: State, coldkey: Uint8Array): bigint {
  return reducibleBalance(state, coldkey, "expendable");
}

/** Amount that an account can spend and still exist. */
function getKeepAliveBalance(state: State, account: Uint8Array): bigint {
  return reducibleBalance(state, account, "preserve");
}

/** Moves TAO between accounts; the sender may end. Fails with `InsufficientBalance` or as Balances does. */
export function transferTao(state: State, from: Uint8Array, to: Uint8Array, amount: bigint): void {
  ensure(amount <= getColdkeyBalance(state, from), errors.InsufficientBalance);
  transfer(state, { from, to }, amount, "expendable");
  syncIssuance(state);
}

/**
 * Moves up to `amount` from a coldkey, which stays alive, to the account of a subnet. Fails with `SubnetNotExists`, and
 * with `InsufficientBalance` when nothing can be moved.
 *
 * @returns what was moved
 */
export function transferTaoToSubnet(state: State, netuid: number, coldkey: Uint8Array, amount: bigint): bigint {
  if (amount === 0n) return 0n;
  ensure(subnetExists(state, netuid), errors.SubnetNotExists);
  const moved = min(amount, getKeepAliveBalance(state, coldkey));
  ensure(moved > 0n, errors.InsufficientBalance);
  transfer(state, { from: coldkey, to: subnetAccount(netuid) }, moved, "preserve");
  return moved;
}

/** Takes from a pool a rest that was too little for its account to exist, and was destroyed with the account. */
function dropLostReserve(state: State, netuid: number): void {
  const held = totalBalance(state, subnetAccount(netuid));
  const lost = saturatingSub(SubnetTAO.get(state, netuid), held);
  if (lost > 0n) takeTaoFromPool(state, netuid, lost);
}

/** Pays TAO from the account of a subnet; the pool must have been reduced before. */
export function transferTaoFromSubnet(state: State, netuid: number, to: Uint8Array, amount: bigint): void {
  transferTao(state, subnetAccount(netuid), to, amount);
  dropLostReserve(state, netuid);
}

/** Returns whether an amount can be added to an account: it exists, or the amount is enough for it to begin. */
export function canReceive(state: State, account: Uint8Array, amount: bigint): boolean {
  return freeBalance(state, account) + amount >= EXISTENTIAL_DEPOSIT;
}

/** Destroys TAO on the account of a subnet that is not part of its pool. */
export function recycleFromSubnet(state: State, netuid: number, amount: bigint): void {
  if (amount === 0n) return;
  burnFrom(state, subnetAccount(netuid), amount, "expendable");
  syncIssuance(state);
  dropLostReserve(state, netuid);
}

/** TAO (rao) that may still be made. It exists only when it is spent: dropping the rest recycles it. */
export interface TaoCredit {
  readonly remaining: bigint;
}

/** A credit of `amount`, or of what is missing to the most that can ever exist. */
export function taoCredit(state: State, amount: bigint): TaoCredit {
  return { remaining: min(amount, saturatingSub(MAX_ISSUANCE, totalIssuance(state))) };
}

/**
 * Makes part of a credit into an account.
 *
 * @returns the rest; the credit itself when the account cannot receive the part
 */
export function mintFromCredit(state: State, account: Uint8Array, credit: TaoCredit, part: bigint): TaoCredit {
  if (part > credit.remaining) return credit;
  try {
    state.transactional(() => mintInto(state, account, part));
  } catch (error) {
    if (error instanceof DispatchFailure) return credit;
    throw error;
  }
  syncIssuance(state);
  return { remaining: credit.remaining - part };
}
