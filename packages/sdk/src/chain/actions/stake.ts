import { z } from "zod";
import type { Chain, ReadOptions } from "../chain.ts";
import { expectValue } from "../expectValue.ts";
import type { Signer } from "../signer.ts";
import type { Inclusion, SubmitOptions } from "../submission.ts";

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

/** Buys a subnet's alpha with TAO and stakes it behind a hotkey. @throws ChainError */
export function addStake(
  chain: Chain,
  coldkey: Signer,
  { hotkey, netuid, amount }: StakeChange,
  options?: SubmitOptions,
): Promise<Inclusion> {
  const args = { hotkey, netuid, amount_staked: amount };
  return chain.submit({ pallet: "SubtensorModule", name: "add_stake", args }, coldkey, options);
}

/** Takes alpha from behind a hotkey, or all there is when that is less, and sells it for TAO. @throws ChainError */
export function removeStake(
  chain: Chain,
  coldkey: Signer,
  { hotkey, netuid, amount }: StakeChange,
  options?: SubmitOptions,
): Promise<Inclusion> {
  const args = { hotkey, netuid, amount_unstaked: amount };
  return chain.submit({ pallet: "SubtensorModule", name: "remove_stake", args }, coldkey, options);
}
