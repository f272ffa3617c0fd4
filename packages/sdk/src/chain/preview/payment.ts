import type { RuntimeCall } from "../../descriptors/generated/call.ts";
import { getStakes } from "../actions/stake.ts";
import type { Chain } from "../chain.ts";
import { refusedInBlock } from "../invalidTransaction.ts";
import type { ReadOptions } from "../reads/raw.ts";
import { type Place, sourceOf } from "./touched.ts";

/** Alpha in which a fee is paid, of the position that holds `before`. */
export interface AlphaFee {
  readonly place: Place;
  readonly before: bigint;
  readonly alpha: bigint;
}

const UNIT = 1_000_000_000n;

/**
 * Tells the alpha with which a call pays a fee (rao) for which its account lacks TAO (protocol: staking §2.16).
 *
 * @throws ChainError `INVALID_TRANSACTION` when it cannot pay so either
 */
export async function alphaFeeOf(
  chain: Chain,
  call: RuntimeCall,
  address: string,
  fee: bigint,
  options: ReadOptions,
): Promise<AlphaFee> {
  const source = await payingPosition(chain, call, address, options);
  if (source !== undefined) {
    const { netuid } = source.place;
    const price = await chain.at(options.at).apis.SwapRuntimeApi.current_alpha_price({ netuid });
    const worth = price === 0n ? undefined : (fee * UNIT) / price;
    const alpha = worth === 0n ? 1n : worth;
    if (alpha !== undefined && alpha <= source.before) return { ...source, alpha };
  }
  throw refusedInBlock({ type: "Invalid", value: { type: "Payment" } });
}

/** Position that a call moves, when there is exactly one. */
async function payingPosition(
  chain: Chain,
  call: RuntimeCall,
  address: string,
  { at }: ReadOptions,
): Promise<Omit<AlphaFee, "alpha"> | undefined> {
  const place = sourceOf(call);
  if (place !== undefined) return { place, before: await stakeAt(chain, address, place, { at }) };
  if (call.type !== "SubtensorModule") return undefined;
  const { type, value } = call.value;
  if (type !== "unstake_all" && type !== "unstake_all_alpha") return undefined;
  const { SubtokenEnabled } = chain.at(at).query.SubtensorModule;
  const held = (await getStakes(chain, address, { at })).filter((one) => one.hotkey === value.hotkey);
  const isOpen = await Promise.all(held.map(({ netuid }) => SubtokenEnabled(netuid)));
  const [first, ...others] = held.filter((_, i) => isOpen[i]);
  if (first === undefined || others.length > 0) return undefined;
  return { place: { hotkey: first.hotkey, netuid: first.netuid }, before: first.stake };
}

/** Reads the alpha of one position. */
export async function stakeAt(
  chain: Chain,
  address: string,
  { hotkey, netuid }: Place,
  { at }: ReadOptions,
): Promise<bigint> {
  const request = { hotkey_account: hotkey, coldkey_account: address, netuid };
  const info = await chain.at(at).apis.StakeInfoRuntimeApi.get_stake_info_for_hotkey_coldkey_netuid(request);
  return info?.stake ?? 0n;
}
