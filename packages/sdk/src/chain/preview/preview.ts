import type { RuntimeCall } from "../../descriptors/generated/call.ts";
import { type SimulateOptions, simulate } from "../actions/simulate.ts";
import type { Chain } from "../chain.ts";
import { apiRead, storageRead } from "../reads/stateReads.ts";
import { RpcFaultError } from "../rpc/faultError.ts";
import { estimate } from "./estimate.ts";
import type { Preview } from "./held.ts";

/** Code by which a node says that it has no such method. */
const NO_METHOD = -32_601;

/**
 * Tells what an account will hold before and after a call of it: in the next block, to the rao, if no transaction of
 * others comes first. A node that cannot try a block leads to an estimate that says so.
 *
 * @param address - SS58 address of the account
 * @throws ChainError `INVALID_TRANSACTION` when no block would take the call
 * @example
 * ```ts
 * import { type Chain, preview, tx } from "@opentao/sdk/chain";
 *
 * async function worth(chain: Chain, from: string, hotkey: string): Promise<bigint | undefined> {
 *   const call = tx.SubtensorModule.remove_stake({ hotkey, netuid: 1, amount_unstaked: 5_000_000_000n });
 *   const { free, error } = await preview(chain, call, from);
 *   if (error !== undefined) throw error;
 *   return free.after === undefined ? undefined : free.after - free.before;
 * }
 * console.log(typeof worth); // function
 * ```
 */
export async function preview(
  chain: Chain,
  call: RuntimeCall,
  address: string,
  options: Pick<SimulateOptions, "at" | "tip" | "scheme"> = {},
): Promise<Preview> {
  const reads = [
    storageRead("System", "Account", [address]),
    apiRead("StakeInfoRuntimeApi", "get_stake_info_for_coldkey", { coldkey_account: address }),
    apiRead("SwapRuntimeApi", "current_alpha_price_all", undefined),
  ] as const;
  try {
    const { ok, error, fee, isFeeInAlpha, before, after } = await simulate(chain, call, address, { ...options, reads });
    const [{ data: held }, stakesBefore, pricesBefore] = before;
    const [{ data: left }, stakesAfter, pricesAfter] = after;
    return {
      ...{ exactness: "exact", ok, error, fee, isFeeInAlpha },
      free: { before: held.free, after: left.free },
      reserved: { before: held.reserved, after: left.reserved },
      stakes: changes(stakesBefore, stakesAfter, ({ hotkey, netuid }) => ({ hotkey, netuid }), "stake"),
      prices: changes(pricesBefore, pricesAfter, ({ netuid }) => ({ netuid }), "price"),
    };
  } catch (error) {
    if (error instanceof RpcFaultError && error.fault.code === NO_METHOD)
      return estimate(chain, call, address, options);
    throw error;
  }
}

/** Entries of two lists whose amounts differ; one that is in a list alone is 0 in the other. */
function changes<Name extends string, Entry extends Readonly<Record<Name, bigint>>, Key extends object>(
  before: readonly Entry[],
  after: readonly Entry[],
  keyOf: (entry: Entry) => Key,
  amount: Name,
): (Key & { readonly before: bigint; readonly after: bigint })[] {
  const found = new Map<string, { key: Key; before: bigint; after: bigint }>();
  for (const [side, list] of [["before", before] as const, ["after", after] as const]) {
    for (const entry of list) {
      const key = keyOf(entry);
      const name = JSON.stringify(key);
      found.set(name, { key, ...{ before: 0n, after: 0n }, ...found.get(name), [side]: entry[amount] });
    }
  }
  return [...found.values()]
    .filter((one) => one.before !== one.after)
    .map(({ key, before: was, after: is }) => ({ ...key, before: was, after: is }));
}
