import { z } from "zod";
import type { Chain, ReadOptions } from "../chain.ts";
import { ChainError } from "../errors.ts";
import { expectValue } from "../expectValue.ts";
import type { Signer } from "../signer.ts";
import type { Inclusion, SubmitOptions } from "../submission.ts";
import { spokenText } from "./subnets.ts";

/** What a subnet says of itself. */
export interface SubnetIdentity {
  readonly name: string;
  readonly description?: string;
  readonly url?: string;
  readonly repository?: string;
  /** Names of the synapses that its validators ask for: miners of another kind are then not misled. */
  readonly synapses?: readonly string[];
}

const networkAdded = z.union([z.tuple([z.number(), z.number()]), z.array(z.number()).min(1)]);
const encoder = new TextEncoder();

/** What registering a subnet costs now, in rao. */
export async function getNetworkCost(chain: Chain, options: ReadOptions = {}): Promise<bigint> {
  const cost = await chain.call("SubnetRegistrationRuntimeApi", "get_network_registration_cost", [], options);
  return expectValue(z.bigint(), cost, "the cost of a subnet");
}

function identityOf(identity: SubnetIdentity): Record<string, Uint8Array> {
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
      ? { pallet: "SubtensorModule", name: "register_network", args: { hotkey } }
      : {
          pallet: "SubtensorModule",
          name: "register_network_with_identity",
          args: { hotkey, identity: identityOf(identity) },
        };
  const inclusion = await chain.submit(call, coldkey, options);
  const event = inclusion.events.find(({ pallet, name }) => pallet === "SubtensorModule" && name === "NetworkAdded");
  const [netuid] = expectValue(networkAdded, event?.data, "the event NetworkAdded");
  if (netuid === undefined) {
    throw new ChainError("UNEXPECTED_VALUE", "the event NetworkAdded names no subnet", "List the subnets.");
  }
  return { netuid, inclusion };
}
