import { decodeAddress } from "@opentao/crypto";
import type { Chain } from "../chain.ts";
import type { Funds } from "./funds.ts";
import { ensureThat } from "./refusal.ts";
import type { Place } from "./touched.ts";

/** Account whose call it is, its fee paid, at a block. */
export interface Ground {
  readonly chain: Chain;
  readonly at: string | undefined;
  /** SS58 address. */
  readonly address: string;
  readonly funds: Funds;
  /** Alpha of a position that the call names. */
  readonly stakeAt: (place: Place) => bigint;
}

/** Alpha that a position gains, or loses. */
export interface StakeGain extends Place {
  readonly gain: bigint;
}

/** Amounts that a call moves, without its fee; `tao` is what the account gains, in rao. */
export interface Gains {
  readonly tao: bigint;
  readonly stakes: readonly StakeGain[];
}

/** Worst price, and whether a part may be traded rather than nothing. */
export interface Limit {
  readonly price: bigint;
  readonly allowPartial: boolean;
}

/** Least TAO of a trade, in rao (`DefaultMinStake`). */
export const MIN_STAKE = 2_000_000n;

/** Returns the smaller amount. */
export function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

/** Refuses a subnet that does not exist. @throws Refusal */
export async function ensureExists({ chain, at }: Ground, netuid: number): Promise<void> {
  ensureThat(await chain.at(at).query.SubtensorModule.NetworksAdded(netuid), "SubnetNotExists");
}

/** Refuses a subnet that has not been started. @throws Refusal */
export async function ensureOpen({ chain, at }: Ground, netuid: number): Promise<void> {
  ensureThat(await chain.at(at).query.SubtensorModule.SubtokenEnabled(netuid), "SubtokenDisabled");
}

/** Refuses a hotkey that nobody owns. @throws Refusal */
export async function ensureHotkey({ chain, at }: Ground, hotkey: string): Promise<void> {
  const owner = decodeAddress(await chain.at(at).query.SubtensorModule.Owner(hotkey));
  // Zeros stand for nobody.
  ensureThat(
    owner.some((byte) => byte !== 0),
    "HotKeyAccountNotExists",
  );
}

/** Refuses to unstake what is locked (protocol: staking §5.3). @throws Refusal */
export async function ensureAvailable({ chain, at, address }: Ground, netuid: number, amount: bigint): Promise<void> {
  const { StakeInfoRuntimeApi } = chain.at(at).apis;
  const request = { coldkey_accounts: [address], netuids: [netuid] };
  const [account] = await StakeInfoRuntimeApi.get_stake_availability_for_coldkeys(request);
  const found = account?.[1].find(([where]) => where === netuid);
  ensureThat(amount <= (found?.[1].available ?? 0n), "StakeUnavailable");
}
