/**
 * Conviction: whom the locks of a subnet back (protocol: staking §5.5).
 *
 * @packageDocumentation
 */

import { bytesEqual, compareBytes } from "@opentao/codec";
import { U64F64 } from "@opentao/fixed";
import type { State } from "../../../framework/index.ts";
import { DecayingHotkeyLock, HotkeyLock, SubnetOwnerHotkey } from "../../subtensorStorage/index.ts";
import { isOwnerHotkey } from "../subnets/owner.ts";
import { aggregate } from "./aggregates.ts";

const BOTH = [true, false] as const;
/** To see how much conviction backs a hotkey. */
const BACKED = { refTime: 10_000_000, reads: 14 };

function convictionOf(state: State, netuid: number, hotkey: Uint8Array, isOwner: boolean): U64F64 {
  return U64F64.sum(
    BOTH.map((isPerpetual) =>
      U64F64.fromBits(aggregate(state, netuid, hotkey, { isOwner, isPerpetual }).conviction.bits),
    ),
  );
}

/** Conviction of all locks that back a hotkey on a subnet. */
export function hotkeyConviction(state: State, hotkey: Uint8Array, netuid: number): U64F64 {
  const own = convictionOf(state, netuid, hotkey, false);
  return isOwnerHotkey(state, netuid, hotkey) ? U64F64.add(own, convictionOf(state, netuid, hotkey, true)) : own;
}

/** Hotkeys that some lock of a subnet may back, by account. */
function backedHotkeys(state: State, netuid: number): Uint8Array[] {
  const keys = [HotkeyLock, DecayingHotkeyLock].flatMap((item) =>
    item.keysUnder(state, netuid).map(([, hotkey]) => hotkey),
  );
  if (SubnetOwnerHotkey.has(state, netuid)) keys.push(SubnetOwnerHotkey.get(state, netuid));
  state.weigh(BACKED, keys.length);
  const sorted = keys.sort(compareBytes);
  return sorted.filter((key, index) => index === 0 || !bytesEqual(key, sorted[index - 1] ?? key));
}

/** Conviction of all locks of a subnet. */
export function totalConviction(state: State, netuid: number): U64F64 {
  return U64F64.sum(backedHotkeys(state, netuid).map((hotkey) => hotkeyConviction(state, hotkey, netuid)));
}

/**
 * The hotkey that most conviction backs, of equals the one with the greatest account; `undefined` when nothing is
 * locked.
 */
export function subnetKing(state: State, netuid: number): Uint8Array | undefined {
  let king: Uint8Array | undefined;
  let most = 0n;
  for (const hotkey of backedHotkeys(state, netuid)) {
    const conviction = hotkeyConviction(state, hotkey, netuid);
    if (conviction === 0n || conviction < most) continue;
    king = hotkey;
    most = conviction;
  }
  return king;
}
