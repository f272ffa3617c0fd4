import { AccountId, bytesEqual, compareBytes, toHex } from "@opentao/codec";
import type { State } from "../../../framework/index.ts";
import { NetUid } from "../../../primitives/subnets.ts";
import { Alpha, AlphaV2 } from "../../subtensorStorage/index.ts";

/** Keys of storage that are looked at in one go: those of all subnets' positions together would fill the memory. */
const PAGE = 1024;

const ACCOUNT_BYTES = 32;

/** Positions on a subnet that ends. */
export interface Positions {
  /** Coldkeys with shares in a hotkey's pool there, by account. */
  coldkeysOf(hotkey: Uint8Array): readonly Uint8Array[];
  /** Removes the positions. */
  remove(state: State): void;
}

/** Account that stands in a storage key before a place. */
const accountBefore = (key: Uint8Array, end: number): Uint8Array =>
  AccountId.decode(key.subarray(end - ACCOUNT_BYTES, end));

/** Storage keys of a map of positions that are on a subnet, which is the last part of the key as it is. */
function storageKeysOn(state: State, { prefix }: typeof Alpha | typeof AlphaV2, netuid: number): Uint8Array[] {
  const end = NetUid.encode(netuid);
  const found: Uint8Array[] = [];
  for (let last = prefix, more = true; more; ) {
    const page = state.keysAfter(prefix, last, PAGE);
    for (const key of page) if (bytesEqual(key.subarray(key.length - end.length), end)) found.push(key);
    last = page.at(-1) ?? last;
    more = page.length === PAGE;
  }
  return found;
}

/**
 * Finds all positions on a subnet. Nothing lists them by subnet, so that those of all subnets have to be looked
 * through: once, and of those of others no more than their keys. Totals do not say whose positions are there: rounding
 * can leave a coldkey's shares behind when the last total of their pool has gone.
 */
export function positionsOn(state: State, netuid: number): Positions {
  const keys = [Alpha, AlphaV2].flatMap((item) => storageKeysOn(state, item, netuid));
  const coldkeys = new Map<string, Uint8Array[]>();
  const netuidBytes = NetUid.encode(netuid).length;
  const hashBytes = AlphaV2.key(new Uint8Array(ACCOUNT_BYTES)).length - AlphaV2.prefix.length - ACCOUNT_BYTES;
  for (const key of keys) {
    const end = key.length - netuidBytes;
    const hotkey = toHex(accountBefore(key, end - ACCOUNT_BYTES - hashBytes));
    const list = coldkeys.get(hotkey) ?? [];
    list.push(accountBefore(key, end));
    coldkeys.set(hotkey, list);
  }
  return {
    coldkeysOf: (hotkey) => {
      const sorted = (coldkeys.get(toHex(hotkey)) ?? []).sort(compareBytes);
      return sorted.filter((coldkey, place) => place === 0 || !bytesEqual(coldkey, sorted[place - 1] ?? coldkey));
    },
    remove: (within) => {
      for (const key of keys) within.clear(key);
    },
  };
}
