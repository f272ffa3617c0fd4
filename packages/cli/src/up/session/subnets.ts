import { type Chain, getSubnets, registerNetwork, startCall } from "@opentao/sdk/chain";
import { subnets } from "@opentao/subnets";
import type { PreparedSubnet } from "../folder/prepare.ts";

/** Subnet that exists on the chain. */
export interface RegisteredSubnet extends PreparedSubnet {
  readonly netuid: number;
}

/** Descriptions of the subnets on the chain. */
const DESCRIPTIONS: Readonly<Record<PreparedSubnet["kind"], string>> = {
  text: "Language: continue and answer text",
  image: "Vision: recognize images",
};

const SYNAPSES: Readonly<Record<PreparedSubnet["kind"], string>> = {
  text: subnets.text.synapse.name,
  image: subnets.image.synapse.name,
};

/** Returns the subnet that an owner has on the chain; registers it when there is none. */
export async function ensureSubnet(chain: Chain, subnet: PreparedSubnet): Promise<RegisteredSubnet> {
  const { kind, ownerWallet } = subnet;
  const existing = (await getSubnets(chain)).find(({ ownerColdkey }) => ownerColdkey === ownerWallet.coldkeyAddress);
  if (existing !== undefined) return { ...subnet, netuid: existing.netuid };
  const { address: hotkey } = await ownerWallet.hotkey();
  const identity = { name: kind, description: DESCRIPTIONS[kind], synapses: [SYNAPSES[kind]] };
  const { netuid } = await registerNetwork(chain, await ownerWallet.coldkey(), { hotkey, identity });
  return { ...subnet, netuid };
}

/** Starts a subnet's emission unless it has started. */
export async function ensureStarted(chain: Chain, { netuid, ownerWallet }: RegisteredSubnet): Promise<void> {
  const started = await chain.query.SubtensorModule.FirstEmissionBlockNumber(netuid);
  if (started === undefined) await startCall(chain, await ownerWallet.coldkey(), netuid);
}
