import type { RuntimeCall } from "../../descriptors/generated/call.ts";

/** A stake position of an account. */
export interface Place {
  /** SS58 address. */
  readonly hotkey: string;
  readonly netuid: number;
}

/** True for those that are the same position. */
export function isSamePlace(a: Place, b: Place): boolean {
  return a.hotkey === b.hotkey && a.netuid === b.netuid;
}

/** Position that a call takes alpha from, where it is named. */
export function sourceOf({ type, value: call }: RuntimeCall): Place | undefined {
  if (type !== "SubtensorModule") return undefined;
  switch (call.type) {
    case "remove_stake":
    case "remove_stake_limit":
    case "remove_stake_full_limit":
    case "recycle_alpha":
    case "burn_alpha":
      return { hotkey: call.value.hotkey, netuid: call.value.netuid };
    case "swap_stake":
    case "swap_stake_limit":
    case "transfer_stake":
      return { hotkey: call.value.hotkey, netuid: call.value.origin_netuid };
    case "move_stake":
      return { hotkey: call.value.origin_hotkey, netuid: call.value.origin_netuid };
    default:
      return undefined;
  }
}

/** Position that a call adds alpha to, where it is named; that of another coldkey when the call gives it away. */
function targetOf({ type, value: call }: RuntimeCall): Place | undefined {
  if (type !== "SubtensorModule") return undefined;
  switch (call.type) {
    case "add_stake":
    case "add_stake_limit":
    case "add_stake_burn":
      return { hotkey: call.value.hotkey, netuid: call.value.netuid };
    case "swap_stake":
    case "swap_stake_limit":
    case "transfer_stake":
      return { hotkey: call.value.hotkey, netuid: call.value.destination_netuid };
    case "move_stake":
      return { hotkey: call.value.destination_hotkey, netuid: call.value.destination_netuid };
    default:
      return undefined;
  }
}

/** All positions of its account that a call can change; `undefined` for calls that do not name them. */
export function touchedBy(call: RuntimeCall): readonly Place[] | undefined {
  if (call.type === "Balances") return [];
  const [source, target] = [sourceOf(call), targetOf(call)];
  if (source === undefined) return target === undefined ? undefined : [target];
  return target === undefined || isSamePlace(source, target) ? [source] : [source, target];
}
