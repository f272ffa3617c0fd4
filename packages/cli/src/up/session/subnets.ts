import { type Chain, getSubnets, registerNetwork, startCall } from "@opentao/sdk";
import { subnets } from "@opentao/subnets";
import type { PreparedSubnet } from "../folder/prepare.ts";

/** A subnet that exists on the chain. */
export interface RegisteredSubnet extends PreparedSubnet {
  readonly netuid: number;
}

const TITLES: Readonly<Record<PreparedSubnet["market"], string>> = {
  text: "Language: continue and answer text",
  image: "Vision: recognise images",
};

const SYNAPSES: Readonly<Record<PreparedSubnet["market"], string>> = {
  text: subnets.text.synapse.name,
  image: subnets.image.synapse.name,
};

/** The subnet that an owner has on the chain, registered when there is none. */
export async function ensureSubnet(chain: Chain, subnet: PreparedSubnet): Promise<RegisteredSubnet> {
  const { market, ownerWallet } = subnet;
  const existing = (await getSubnets(chain)).find(({ ownerColdkey }) => ownerColdkey === ownerWallet.coldkeyAddress);
  if (existing !== undefined) return { ...subnet, netuid: existing.netuid };
  const { address: hotkey } = await ownerWallet.hotkey();
  const identity = { name: market, description: TITLES[market], synapses: [SYNAPSES[market]] };
  const { netuid } = await registerNetwork(chain, await ownerWallet.coldkey(), { hotkey, identity });
  return { ...subnet, netuid };
}

/** Starts a subnet's emission unless that has been done. */
export async function ensureStarted(chain: Chain, { netuid, ownerWallet }: RegisteredSubnet): Promise<void> {
  const started = await chain.query.SubtensorModule.FirstEmissionBlockNumber(netuid);
  if (started === undefined) await startCall(chain, await ownerWallet.coldkey(), netuid);
}
