import { z } from "zod";
import { ensureRao } from "../amount.ts";
import type { Chain, ReadOptions } from "../chain.ts";
import { expectValue } from "../expectValue.ts";
import type { Signer } from "../signer.ts";
import type { Call, Inclusion, SubmitOptions } from "../submission.ts";

/** Stake of a coldkey behind a hotkey on one subnet. */
export interface StakePosition {
  /** SS58 addresses. */
  readonly hotkey: string;
  readonly coldkey: string;
  readonly netuid: number;
  /** Alpha (TAO on root), in rao. */
  readonly stake: bigint;
  /** Whether the hotkey is registered there. */
  readonly isRegistered: boolean;
}

const stakeInfo = z.object({
  hotkey: z.string(),
  coldkey: z.string(),
  netuid: z.number(),
  stake: z.bigint(),
  is_registered: z.boolean(),
});

/** All stake of a coldkey. */
export async function getStakes(chain: Chain, coldkey: string, options: ReadOptions = {}): Promise<StakePosition[]> {
  const list = await chain.call("StakeInfoRuntimeApi", "get_stake_info_for_coldkey", [coldkey], options);
  return expectValue(z.array(stakeInfo), list, "the list of stakes").map(({ is_registered, ...position }) => ({
    ...position,
    isRegistered: is_registered,
  }));
}

/** Where to stake and how much, in rao: TAO when staking, alpha when unstaking (TAO on root). */
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

const stakeEvent = z.tuple([z.string(), z.string(), z.bigint(), z.bigint(), z.number(), z.bigint()]);

async function change(
  chain: Chain,
  coldkey: Signer,
  call: Call,
  eventName: string,
  options?: SubmitOptions,
): Promise<StakeInclusion> {
  const inclusion = await chain.submit(call, coldkey, options);
  // The last one: a fee that is paid in alpha sells some of it before the call itself does.
  const event = inclusion.events.findLast(({ pallet, name }) => pallet === "SubtensorModule" && name === eventName);
  const [, , tao, alpha, , poolFee] = expectValue(stakeEvent, event?.data, `the event ${eventName}`);
  // The pool takes its fee of what it is given: of alpha when that is sold.
  return { ...inclusion, tao, alpha: eventName === "StakeRemoved" ? alpha + poolFee : alpha };
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
  const args = { hotkey, netuid, amount_staked: amount };
  return change(chain, coldkey, { pallet: "SubtensorModule", name: "add_stake", args }, "StakeAdded", options);
}

/** Takes alpha from behind a hotkey and sells it for TAO. @throws ChainError `INVALID_AMOUNT`; TransactionFailure */
export async function removeStake(
  chain: Chain,
  coldkey: Signer,
  { hotkey, netuid, amount }: StakeChange,
  options?: SubmitOptions,
): Promise<StakeInclusion> {
  ensureRao(amount, "the amount to unstake");
  const args = { hotkey, netuid, amount_unstaked: amount };
  return change(chain, coldkey, { pallet: "SubtensorModule", name: "remove_stake", args }, "StakeRemoved", options);
}
