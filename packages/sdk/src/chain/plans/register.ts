import type { HotkeyOnSubnet } from "../actions/neurons.ts";
import { getRegistrationCost } from "../actions/registerByBurn.ts";
import { ensureAddress } from "../address.ts";
import type { Chain } from "../chain.ts";
import { tx } from "../reads/typed.ts";
import { type Plan, type PlanOptions, planCall } from "./plan.ts";

/** A registration that is to be paid in TAO. */
export interface Registration extends HotkeyOnSubnet {
  /** Most that it may cost, in rao; beyond that nothing happens but the fee. Default: what it costs now. */
  readonly most?: bigint | undefined;
}

/** Plan that registers a hotkey. Amounts in rao. */
export interface RegistrationPlan extends Plan {
  /** Cost of a registration now. */
  readonly cost: bigint;
  /** Most that it costs if it happens: its limit. */
  readonly most: bigint;
}

/**
 * Plans to register a hotkey on a subnet for TAO, for a highest cost or less: registrations of others raise it.
 *
 * @throws ChainError `INVALID_ADDRESS`, `INVALID_TRANSACTION`
 * @example
 * ```ts
 * import { type Chain, planRegister } from "@opentao/sdk/chain";
 *
 * async function most(chain: Chain, from: string, hotkey: string): Promise<bigint> {
 *   const plan = await planRegister(chain, from, { netuid: 1, hotkey });
 *   if (plan.preview.error !== undefined) throw plan.preview.error;
 *   return plan.most; // rao
 * }
 * console.log(typeof most); // function
 * ```
 */
export async function planRegister(
  chain: Chain,
  address: string,
  { netuid, hotkey, most }: Registration,
  options: PlanOptions = {},
): Promise<RegistrationPlan> {
  ensureAddress(hotkey);
  const cost = await getRegistrationCost(chain, netuid);
  const limit = most ?? cost;
  const call = tx.SubtensorModule.register_limit({ netuid, hotkey, limit_price: limit });
  return { ...(await planCall(chain, address, call, options)), cost, most: limit };
}
