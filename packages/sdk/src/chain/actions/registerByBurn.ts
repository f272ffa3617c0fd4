import { z } from "zod";
import type { Chain, ReadOptions } from "../chain.ts";
import { expectValue } from "../expectValue.ts";
import type { Signer } from "../signer.ts";
import type { Inclusion, SubmitOptions } from "../submission.ts";

/** What a registration costs now, in rao. */
export async function getRegistrationCost(chain: Chain, netuid: number, options: ReadOptions = {}): Promise<bigint> {
  return expectValue(
    z.bigint(),
    await chain.query("SubtensorModule", "Burn", [netuid], options),
    "SubtensorModule.Burn",
  );
}

/** Registers a hotkey on a subnet for TAO, which the coldkey pays (protocol: consensus §4.5). @throws ChainError */
export function registerByBurn(
  chain: Chain,
  coldkey: Signer,
  { netuid, hotkey }: { readonly netuid: number; readonly hotkey: string },
  options?: SubmitOptions,
): Promise<Inclusion> {
  return chain.submit(
    { pallet: "SubtensorModule", name: "burned_register", args: { netuid, hotkey } },
    coldkey,
    options,
  );
}
