import type { SubnetIdentityV3 } from "../../descriptors/generated/types.ts";
import type { Chain } from "../chain.ts";
import { missingEvent } from "../errors.ts";
import { tx } from "../reads/typed.ts";
import type { Inclusion, Signer, SubmitOptions } from "../transactions/submission.ts";
import { spokenText } from "./subnets.ts";

/** Identity of a subnet, as it gives it itself. */
export interface SubnetIdentity {
  readonly name: string;
  readonly description?: string;
  readonly url?: string;
  readonly repository?: string;
  /** Names of the synapses that its validators ask for: miners of another kind are then not misled. */
  readonly synapses?: readonly string[];
}

const encoder = new TextEncoder();

function identityOf(identity: SubnetIdentity): SubnetIdentityV3 {
  const { name, description = "", url = "", repository = "", synapses = [] } = identity;
  const empty = new Uint8Array();
  return {
    subnet_name: encoder.encode(name),
    github_repo: encoder.encode(repository),
    subnet_contact: empty,
    subnet_url: encoder.encode(url),
    discord: empty,
    description: encoder.encode(description),
    logo_url: empty,
    additional: encoder.encode(spokenText(synapses)),
  };
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
  { hotkey, identity }: { readonly hotkey: string; readonly identity?: SubnetIdentity },
  options?: SubmitOptions,
): Promise<{ netuid: number; inclusion: Inclusion }> {
  const call =
    identity === undefined
      ? tx.SubtensorModule.register_network({ hotkey })
      : tx.SubtensorModule.register_network_with_identity({ hotkey, identity: identityOf(identity) });
  const inclusion = await chain.submit(call, coldkey, options);
  const added = inclusion.events.find((event) => event.is("SubtensorModule", "NetworkAdded"));
  if (added === undefined) throw missingEvent("NetworkAdded");
  const [netuid] = added.data;
  return { netuid, inclusion };
}

/**
 * Starts a subnet: from the next block on it emits. Only its owner can, once (protocol: consensus §4.1). @throws
 * ChainError
 */
export function startCall(chain: Chain, owner: Signer, netuid: number, options?: SubmitOptions): Promise<Inclusion> {
  return chain.submit(tx.SubtensorModule.start_call({ netuid }), owner, options);
}
