import { z } from "zod";
import type { Chain, ReadOptions } from "../chain.ts";
import { expectValue } from "../expectValue.ts";

/** Uid of a hotkey on a subnet; `undefined` when it is not registered. */
export async function getUid(
  chain: Chain,
  netuid: number,
  hotkey: string,
  options: ReadOptions = {},
): Promise<number | undefined> {
  const uid = await chain.query("SubtensorModule", "Uids", [netuid, hotkey], options);
  return expectValue(z.number().optional(), uid, "SubtensorModule.Uids");
}

/** Whether a subnet exists. */
export async function subnetExists(chain: Chain, netuid: number, options: ReadOptions = {}): Promise<boolean> {
  const added = await chain.query("SubtensorModule", "NetworksAdded", [netuid], options);
  return expectValue(z.boolean(), added, "SubtensorModule.NetworksAdded");
}

/** SS58 address of the coldkey that owns a hotkey: the account of 32 zeros when nobody does. */
export async function getOwner(chain: Chain, hotkey: string, options: ReadOptions = {}): Promise<string> {
  const owner = await chain.query("SubtensorModule", "Owner", [hotkey], options);
  return expectValue(z.string(), owner, "SubtensorModule.Owner");
}
