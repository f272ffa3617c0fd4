import type { Chain } from "../chain.ts";
import type { Signer } from "../signer.ts";
import type { Inclusion, SubmitOptions } from "../submission.ts";

/**
 * Starts a subnet: from the next block on it emits. Only its owner can, once (protocol: consensus §4.1). @throws
 * ChainError
 */
export function startCall(chain: Chain, owner: Signer, netuid: number, options?: SubmitOptions): Promise<Inclusion> {
  return chain.submit({ pallet: "SubtensorModule", name: "start_call", args: { netuid } }, owner, options);
}
