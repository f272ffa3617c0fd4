import type { RuntimeCall } from "../../descriptors/generated/call.ts";
import { ensureRao } from "../amount.ts";
import type { Chain } from "../chain.ts";
import { missingEvent } from "../errors.ts";
import type { ReadOptions } from "../reads/raw.ts";
import { tx } from "../reads/typed.ts";
import type { ChainEvent } from "../runtime/events.ts";
import type { Inclusion, Signer, SubmitOptions } from "../transactions/submission.ts";

/** Stake of a coldkey behind a hotkey on one subnet. */
export interface StakePosition {
  /** SS58 addresses. */
  readonly hotkey: string;
  readonly coldkey: string;
  readonly netuid: number;
  /** Alpha (TAO on root), in rao. */
  readonly stake: bigint;
  /** True when the hotkey is registered there. */
  readonly isRegistered: boolean;
}

/** All stake of a coldkey. */
export async function getStakes(chain: Chain, coldkey: string, { at }: ReadOptions = {}): Promise<StakePosition[]> {
  const list = await chain.at(at).apis.StakeInfoRuntimeApi.get_stake_info_for_coldkey({ coldkey_account: coldkey });
  return list.map(({ is_registered: isRegistered, hotkey, coldkey: owner, netuid, stake }) => ({
    hotkey,
    coldkey: owner,
    netuid,
    stake,
    isRegistered,
  }));
}

/** A position and an amount in rao: TAO when staking, alpha when unstaking (TAO on root). */
export interface StakeChange {
  readonly hotkey: string;
  readonly netuid: number;
  readonly amount: bigint;
}

/** A change of stake that stands in a block. */
export interface StakeInclusion extends Inclusion {
  /** TAO that was paid or received, in rao, by its event. */
  readonly tao: bigint;
  /** Alpha that came to the position or left it, in rao. */
  readonly alpha: bigint;
}

/**
 * Returns the amounts of a trade by its events, in rao: TAO that was paid or received, and alpha that came to a
 * position or left it.
 *
 * @throws ChainError `UNEXPECTED_VALUE` when none of them tells of it
 */
export function tradedIn(
  events: readonly ChainEvent[],
  name: "StakeAdded" | "StakeRemoved",
): Pick<StakeInclusion, "tao" | "alpha"> {
  // The last one: a fee that is paid in alpha sells some of it before the call itself does.
  const event = events.findLast((one) => one.is("SubtensorModule", name));
  if (event === undefined) throw missingEvent(name);
  const [, , tao, alpha, , poolFee] = event.data;
  // The pool takes its fee of what it is given: of alpha when that is sold.
  return { tao, alpha: name === "StakeRemoved" ? alpha + poolFee : alpha };
}

async function change(
  chain: Chain,
  coldkey: Signer,
  call: RuntimeCall,
  name: "StakeAdded" | "StakeRemoved",
  options?: SubmitOptions,
): Promise<StakeInclusion> {
  const inclusion = await chain.submit(call, coldkey, options);
  return { ...inclusion, ...tradedIn(inclusion.events, name) };
}

/**
 * Buys a subnet's alpha with TAO and stakes it behind a hotkey. @throws ChainError `INVALID_AMOUNT`; TransactionFailure
 */
export async function addStake(
  chain: Chain,
  coldkey: Signer,
  { hotkey, netuid, amount }: StakeChange,
  options?: SubmitOptions,
): Promise<StakeInclusion> {
  ensureRao(amount, "the amount to stake");
  const call = tx.SubtensorModule.add_stake({ hotkey, netuid, amount_staked: amount });
  return change(chain, coldkey, call, "StakeAdded", options);
}

/** Takes alpha from behind a hotkey and sells it for TAO. @throws ChainError `INVALID_AMOUNT`; TransactionFailure */
export async function removeStake(
  chain: Chain,
  coldkey: Signer,
  { hotkey, netuid, amount }: StakeChange,
  options?: SubmitOptions,
): Promise<StakeInclusion> {
  ensureRao(amount, "the amount to unstake");
  const call = tx.SubtensorModule.remove_stake({ hotkey, netuid, amount_unstaked: amount });
  return change(chain, coldkey, call, "StakeRemoved", options);
}
