import type { RuntimeCall } from "../../descriptors/generated/call.ts";
import type { StakeInfo } from "../../descriptors/generated/types.ts";
import { type SimulateOptions, simulate } from "../actions/simulate.ts";
import type { Chain } from "../chain.ts";
import { apiRead, type StateRead, storageRead } from "../reads/stateReads.ts";
import { RpcFaultError } from "../rpc/faultError.ts";
import { estimate } from "./estimate.ts";
import type { Preview } from "./held.ts";
import { touchedBy } from "./touched.ts";

/** Code by which a node says that it has no such method. */
const NO_METHOD = -32_601;
/** Messages by which a node says that it will not read so much of a state at once. */
const OVER_BUDGET = /asks more of the state than one call may|answer more than \d+ bytes/;

/**
 * Tells what an account will hold before and after a call of it: in the next block, to the rao, if no transaction of
 * others comes first. What the account has waiting in the pool is left aside, as {@link simulate} leaves it. Where its
 * positions are too many for a node, those that the call names are told, exact all the same. A node that cannot try a
 * block, or not for a call that names none, leads to an estimate that says so.
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
  options: PreviewOptions = {},
): Promise<Preview> {
  try {
    return await exact(chain, call, address, options);
  } catch (error) {
    if (!cannotTry(error)) throw error;
    return estimate(chain, call, address, options);
  }
}

type PreviewOptions = Pick<SimulateOptions, "at" | "tip" | "scheme">;

/** Previews by a block that the node tries. An account of too many positions is asked for those that the call names. */
async function exact(chain: Chain, call: RuntimeCall, address: string, options: PreviewOptions): Promise<Preview> {
  const all = apiRead("StakeInfoRuntimeApi", "get_stake_info_for_coldkey", { coldkey_account: address });
  try {
    return await tried(chain, call, address, options, [all]);
  } catch (error) {
    const touched = touchedBy(call);
    if (touched === undefined || !isFault(error, ({ message }) => OVER_BUDGET.test(message))) throw error;
    const named = touched.map(({ hotkey, netuid }) => positionRead(address, hotkey, netuid));
    return tried(chain, call, address, options, named);
  }
}

function positionRead(address: string, hotkey: string, netuid: number): StateRead<readonly StakeInfo[]> {
  const args = { hotkey_account: hotkey, coldkey_account: address, netuid };
  const read = apiRead("StakeInfoRuntimeApi", "get_stake_info_for_hotkey_coldkey_netuid", args);
  return {
    request: (types) => read.request(types),
    decode: (types, answer) => {
      const info = read.decode(types, answer);
      return info === undefined ? [] : [info];
    },
  };
}

/** Previews with what these reads give of the account's positions. */
async function tried(
  chain: Chain,
  call: RuntimeCall,
  address: string,
  options: PreviewOptions,
  positions: readonly StateRead<readonly StakeInfo[]>[],
): Promise<Preview> {
  const reads = [
    storageRead("System", "Account", [address]),
    apiRead("SwapRuntimeApi", "current_alpha_price_all", undefined),
    ...positions,
  ] as const;
  const { ok, error, fee, isFeeInAlpha, before, after } = await simulate(chain, call, address, { ...options, reads });
  const [{ data: held }, pricesBefore, ...stakesBefore] = before;
  const [{ data: left }, pricesAfter, ...stakesAfter] = after;
  return {
    ...{ exactness: "exact", ok, error, fee, isFeeInAlpha },
    free: { before: held.free, after: left.free },
    reserved: { before: held.reserved, after: left.reserved },
    stakes: changes(stakesBefore.flat(), stakesAfter.flat(), ({ hotkey, netuid }) => ({ hotkey, netuid }), "stake"),
    prices: changes(pricesBefore, pricesAfter, ({ netuid }) => ({ netuid }), "price"),
  };
}

/** True for the answer of a node that cannot try a block, or not for so much. */
export function cannotTry(error: unknown): boolean {
  return isFault(error, ({ code, message }) => code === NO_METHOD || OVER_BUDGET.test(message));
}

/** True for an answer of a node that a call holds for. */
function isFault(error: unknown, holds: (fault: RpcFaultError["fault"]) => boolean): boolean {
  return error instanceof RpcFaultError && holds(error.fault);
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
