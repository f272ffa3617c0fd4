/**
 * Pure functions of keys that keep their latest results, each in a slot that follows from its key.
 *
 * @packageDocumentation
 */

import { bytesEqual } from "@opentao/codec";

/** Accounts that a function remembers, a power of two. */
const ACCOUNTS = 512;
/** Numbers that a function remembers, a power of two: as many extrinsics as most blocks have, far more than subnets. */
const NUMBERS = 1024;

interface Remembered<K, R> {
  readonly key: K;
  readonly result: R;
}

/** Slot of an account. Whoever makes accounts of one slot only makes the function as slow as it is without memory. */
function slotOf(account: Uint8Array): number {
  const byte = (at: number): number => account[at] ?? 0;
  // Accounts of pallets begin alike and end in zeros: what tells them apart stands in the middle.
  return (byte(0) ^ (byte(3) << 2) ^ (byte(12) << 3) ^ (byte(13) << 1) ^ (byte(21) << 2) ^ byte(31)) & (ACCOUNTS - 1);
}

/** A pure function of accounts that keeps its latest results. They must not be changed. */
export function rememberAccounts<R>(compute: (account: Uint8Array) => R): (account: Uint8Array) => R {
  const slots: (Remembered<Uint8Array, R> | undefined)[] = [];
  return (account) => {
    const slot = slotOf(account);
    const known = slots[slot];
    if (known !== undefined && bytesEqual(known.key, account)) return known.result;
    const result = compute(account);
    // One by one, so that few accounts take little room and the list has no holes that reads would look through.
    while (slots.length <= slot) slots.push(undefined);
    slots[slot] = { key: account.slice(), result };
    return result;
  };
}

/** A pure function of numbers that keeps its latest results. They must not be changed. */
export function rememberNumbers<R>(compute: (key: number) => R): (key: number) => R {
  const slots: (Remembered<number, R> | undefined)[] = [];
  return (key) => {
    const slot = key & (NUMBERS - 1);
    const known = slots[slot];
    if (known?.key === key) return known.result;
    const result = compute(key);
    while (slots.length <= slot) slots.push(undefined);
    slots[slot] = { key, result };
    return result;
  };
}
