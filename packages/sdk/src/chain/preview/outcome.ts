import type { RuntimeCall } from "../../descriptors/generated/call.ts";
import type { Gains, Ground, Limit } from "./ground.ts";
import { moved } from "./moves.ts";
import type { Place } from "./touched.ts";
import { staked, unstaked } from "./trades.ts";
import { sent } from "./transfers.ts";

/** Estimates the amounts that a call moves; `undefined` when nobody here can tell. @throws Refusal */
export async function gainsOf(ground: Ground, { type, value: call }: RuntimeCall): Promise<Gains | undefined> {
  if (type === "Balances") {
    if (call.type !== "transfer_keep_alive" && call.type !== "transfer_allow_death") return undefined;
    const { dest, value } = call.value;
    if (dest.type !== "Id") return undefined;
    return sent(ground, dest.value, value, call.type === "transfer_allow_death");
  }
  if (type !== "SubtensorModule") return undefined;
  switch (call.type) {
    case "add_stake":
    case "add_stake_limit":
      return staked(ground, placeOf(call.value), call.value.amount_staked, limitOf(call.value));
    case "remove_stake":
    case "remove_stake_limit":
      return unstaked(ground, placeOf(call.value), call.value.amount_unstaked, limitOf(call.value));
    case "remove_stake_full_limit": {
      const { limit_price: price } = call.value;
      const place = placeOf(call.value);
      const limit = price === undefined ? undefined : { price, allowPartial: false };
      return unstaked(ground, place, ground.stakeAt(place), limit);
    }
    case "swap_stake":
    case "swap_stake_limit": {
      const { hotkey, origin_netuid: from, destination_netuid: to, alpha_amount: amount } = call.value;
      const move = { from: { hotkey, netuid: from }, to: { hotkey, netuid: to } };
      return moved(ground, move, amount, limitOf(call.value));
    }
    case "move_stake": {
      const { origin_hotkey, destination_hotkey, origin_netuid, destination_netuid, alpha_amount } = call.value;
      const from = { hotkey: origin_hotkey, netuid: origin_netuid };
      const to = { hotkey: destination_hotkey, netuid: destination_netuid };
      return moved(ground, { from, to }, alpha_amount);
    }
    default:
      return undefined;
  }
}

/** Position alone, of the arguments of a call. */
function placeOf({ hotkey, netuid }: Place): Place {
  return { hotkey, netuid };
}

/** Limit of a call that may have one. */
function limitOf(call: object | { readonly limit_price: bigint; readonly allow_partial: boolean }): Limit | undefined {
  return "limit_price" in call ? { price: call.limit_price, allowPartial: call.allow_partial } : undefined;
}
