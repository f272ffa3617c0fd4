import type { Chain } from "../chain.ts";
import type { ReadOptions } from "../reads/raw.ts";
import { tx } from "../reads/typed.ts";
import type { Inclusion, Signer, SubmitOptions } from "../transactions/submission.ts";
import type { HotkeyOnSubnet } from "./neurons.ts";

/** Reads what a registration costs now, in rao. */
export function getRegistrationCost(chain: Chain, netuid: number, { at }: ReadOptions = {}): Promise<bigint> {
  return chain.at(at).query.SubtensorModule.Burn(netuid);
}

/** Registers a hotkey on a subnet for TAO, which the coldkey pays (protocol: consensus §4.5). @throws ChainError */
export function registerByBurn(
  chain: Chain,
  coldkey: Signer,
  { netuid, hotkey }: HotkeyOnSubnet,
  options?: SubmitOptions,
): Promise<Inclusion> {
  return chain.submit(tx.SubtensorModule.burned_register({ netuid, hotkey }), coldkey, options);
}
