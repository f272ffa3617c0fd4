import type { RuntimeCall } from "../../descriptors/generated/call.ts";
import { getBalance } from "../actions/balance.ts";
import { estimateFee } from "../actions/estimateFee.ts";
import { quoteAlpha, quoteTao } from "../actions/quote.ts";
import type { SimulateOptions } from "../actions/simulate.ts";
import { getStakes } from "../actions/stake.ts";
import type { Chain } from "../chain.ts";
import type { ReadOptions } from "../reads/raw.ts";
import type { Preview, StakeChangePreview } from "./held.ts";

/** Alpha that a position gains, or loses. */
interface StakeGain {
  readonly hotkey: string;
  readonly netuid: number;
  readonly gain: bigint;
}

/** Amounts that a call moves, without its fee; `tao` is what the account gains, in rao. */
interface Gains {
  readonly tao: bigint;
  readonly stakes: readonly StakeGain[];
}

/**
 * Estimates a preview by what any node of the network offers: the fee by `TransactionPaymentApi`, trades by
 * `SwapRuntimeApi`. For calls of which it knows nothing it gives the fee alone.
 */
export async function estimate(
  chain: Chain,
  call: RuntimeCall,
  address: string,
  { at, tip = 0n }: Pick<SimulateOptions, "at" | "tip">,
): Promise<Preview> {
  const [fee, balance, positions] = await Promise.all([
    estimateFee(chain, call, address),
    getBalance(chain, address, { at }),
    getStakes(chain, address, { at }),
  ]);
  const stakeAt = (hotkey: string, netuid: number): bigint =>
    positions.find((one) => one.hotkey === hotkey && one.netuid === netuid)?.stake ?? 0n;
  const gains = await gainsOf(chain, call, { address, stakeAt }, { at });
  const { free, reserved } = balance;
  const stakes = (gains?.stakes ?? []).map(({ hotkey, netuid, gain }): StakeChangePreview => {
    const before = stakeAt(hotkey, netuid);
    return { hotkey, netuid, before, after: before + gain };
  });
  const paid = fee + tip;
  return {
    ...{ exactness: "estimated", ok: true, error: undefined, fee: paid, isFeeInAlpha: free < paid },
    free: { before: free, after: gains === undefined ? undefined : free + gains.tao - paid },
    reserved: { before: reserved, after: gains === undefined ? undefined : reserved },
    ...{ stakes, prices: [] },
  };
}

/** Account whose call it is. */
interface Account {
  readonly address: string;
  readonly stakeAt: (hotkey: string, netuid: number) => bigint;
}

/** Amounts that a call moves; `undefined` when nobody here can tell. */
async function gainsOf(
  chain: Chain,
  { type, value: call }: RuntimeCall,
  { address, stakeAt }: Account,
  options: ReadOptions,
): Promise<Gains | undefined> {
  if (type === "Balances") {
    if (call.type !== "transfer_keep_alive" && call.type !== "transfer_allow_death") return undefined;
    const { dest, value } = call.value;
    return dest.type === "Id" && dest.value !== address ? { tao: -value, stakes: [] } : undefined;
  }
  if (type !== "SubtensorModule") return undefined;
  switch (call.type) {
    case "add_stake":
    case "add_stake_limit": {
      const { hotkey, netuid, amount_staked: tao } = call.value;
      return { tao: -tao, stakes: [{ hotkey, netuid, gain: await quoteTao(chain, netuid, tao, options) }] };
    }
    case "remove_stake":
    case "remove_stake_limit": {
      const { hotkey, netuid } = call.value;
      const alpha = smaller(call.value.amount_unstaked, stakeAt(hotkey, netuid));
      return { tao: await quoteAlpha(chain, netuid, alpha, options), stakes: [{ hotkey, netuid, gain: -alpha }] };
    }
    case "swap_stake":
    case "swap_stake_limit": {
      const { hotkey, origin_netuid: from, destination_netuid: to } = call.value;
      const alpha = smaller(call.value.alpha_amount, stakeAt(hotkey, from));
      return { tao: 0n, stakes: await moved(chain, { hotkey, netuid: from }, { hotkey, netuid: to }, alpha, options) };
    }
    case "move_stake": {
      const { origin_hotkey, destination_hotkey, origin_netuid, destination_netuid, alpha_amount } = call.value;
      const from = { hotkey: origin_hotkey, netuid: origin_netuid };
      const to = { hotkey: destination_hotkey, netuid: destination_netuid };
      const alpha = smaller(alpha_amount, stakeAt(origin_hotkey, origin_netuid));
      return { tao: 0n, stakes: await moved(chain, from, to, alpha, options) };
    }
    default:
      return undefined;
  }
}

/** Chains take all there is where that is less. */
function smaller(amount: bigint, held: bigint): bigint {
  return amount < held ? amount : held;
}

type Place = Pick<StakeGain, "hotkey" | "netuid">;

async function moved(chain: Chain, from: Place, to: Place, alpha: bigint, options: ReadOptions): Promise<StakeGain[]> {
  const gain =
    from.netuid === to.netuid
      ? alpha
      : await quoteTao(chain, to.netuid, await quoteAlpha(chain, from.netuid, alpha, options), options);
  return [
    { ...from, gain: -alpha },
    { ...to, gain },
  ];
}
