import type { RuntimeCall } from "../../descriptors/generated/call.ts";
import type { Chain } from "../chain.ts";
import { missingEvent } from "../errors.ts";
import { tx } from "../reads/typed.ts";
import type { Inclusion, Signer, SubmitOptions } from "../transactions/submission.ts";
import { type SubnetIdentity, subnetIdentityBytes } from "./subnetIdentity.ts";

/** A subnet that is to be registered. */
export interface NewSubnet {
  /** SS58 address of its first neuron. */
  readonly hotkey: string;
  readonly identity?: SubnetIdentity;
}

/** Makes the call by which a coldkey registers a subnet. */
export function registerNetworkCall({ hotkey, identity }: NewSubnet): RuntimeCall {
  return identity === undefined
    ? tx.SubtensorModule.register_network({ hotkey })
    : tx.SubtensorModule.register_network_with_identity({ hotkey, identity: subnetIdentityBytes(identity) });
}

/** Returns the number of a new subnet. @throws ChainError `UNEXPECTED_VALUE` when the transaction made none */
export function newSubnetIn({ events }: Pick<Inclusion, "events">): number {
  const added = events.find((event) => event.is("SubtensorModule", "NetworkAdded"));
  if (added === undefined) throw missingEvent("NetworkAdded");
  const [netuid] = added.data;
  return netuid;
}

/**
 * Registers a subnet that the coldkey owns; the hotkey becomes its first neuron (protocol: consensus §4.1).
 *
 * @returns number of the new subnet, and where the transaction stands
 * @throws ChainError
 */
export async function registerNetwork(
  chain: Chain,
  coldkey: Signer,
  subnet: NewSubnet,
  options?: SubmitOptions,
): Promise<{ netuid: number; inclusion: Inclusion }> {
  const inclusion = await chain.submit(registerNetworkCall(subnet), coldkey, options);
  return { netuid: newSubnetIn(inclusion), inclusion };
}

/**
 * Starts a subnet: from the next block on it emits. Only its owner can, once (protocol: consensus §4.1). @throws
 * ChainError
 */
export function startCall(chain: Chain, owner: Signer, netuid: number, options?: SubmitOptions): Promise<Inclusion> {
  return chain.submit(tx.SubtensorModule.start_call({ netuid }), owner, options);
}
