import type { Chain } from "../chain.ts";
import type { ReadOptions } from "../reads/raw.ts";

/** A hotkey on a subnet. */
export interface HotkeyOnSubnet {
  readonly netuid: number;
  /** SS58 address. */
  readonly hotkey: string;
}

/** UID of a hotkey on a subnet; `undefined` when it is not registered. */
export function getUid(
  chain: Chain,
  { netuid, hotkey }: HotkeyOnSubnet,
  { at }: ReadOptions = {},
): Promise<number | undefined> {
  return chain.at(at).query.SubtensorModule.Uids(netuid, hotkey);
}

/** True when a subnet exists. */
export function subnetExists(chain: Chain, netuid: number, { at }: ReadOptions = {}): Promise<boolean> {
  return chain.at(at).query.SubtensorModule.NetworksAdded(netuid);
}

/** SS58 address of the coldkey that owns a hotkey: the account of 32 zeros when nobody does. */
export function getOwner(chain: Chain, hotkey: string, { at }: ReadOptions = {}): Promise<string> {
  return chain.at(at).query.SubtensorModule.Owner(hotkey);
}
