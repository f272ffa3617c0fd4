import type { Chain } from "../chain.ts";
import type { Signer } from "../signer.ts";
import type { Inclusion, SubmitOptions } from "../submission.ts";

/**
 * Sets a hyperparameter as the subnet's owner.
 *
 * @param name - after `sudo_set_` in the chain's AdminUtils pallet: `min_allowed_weights`, `immunity_period`, …
 * @param value - arguments of the call without `netuid`, by the chain's names
 * @throws ChainError `UNKNOWN_ITEM` when the chain has no such hyperparameter
 */
export function setHyperparameter(
  chain: Chain,
  owner: Signer,
  netuid: number,
  name: string,
  value: Readonly<Record<string, unknown>>,
  options?: SubmitOptions,
): Promise<Inclusion> {
  const call = { pallet: "AdminUtils", name: `sudo_set_${name}`, args: { netuid, ...value } };
  return chain.submit(call, owner, options);
}
