import type { Chain } from "../chain.ts";
import type { Signer } from "../signer.ts";
import type { Inclusion, SubmitOptions } from "../submission.ts";

/** A transfer of TAO. */
export interface Transfer {
  /** SS58 address. */
  readonly to: string;
  /** In rao. */
  readonly amount: bigint;
  /** Whether the sender's account may vanish when too little is left. Default: it may not. */
  readonly allowDeath?: boolean;
}

/** Sends TAO. @throws ChainError */
export function transfer(
  chain: Chain,
  signer: Signer,
  { to, amount, allowDeath = false }: Transfer,
  options?: SubmitOptions,
): Promise<Inclusion> {
  const name = allowDeath ? "transfer_allow_death" : "transfer_keep_alive";
  const args = { dest: { type: "Id", value: to }, value: amount };
  return chain.submit({ pallet: "Balances", name, args }, signer, options);
}
