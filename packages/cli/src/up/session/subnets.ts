import { type Chain, getSubnets, registerNetwork, startCall } from "@opentao/sdk/chain";
import { subnets } from "@opentao/subnets";
import type { PreparedSubnet } from "../folder/prepare.ts";
import type { Step } from "../steps/steps.ts";

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
async function ensureSubnet(chain: Chain, subnet: PreparedSubnet): Promise<RegisteredSubnet> {
  const { kind, ownerWallet } = subnet;
  const existing = (await getSubnets(chain)).find(({ ownerColdkey }) => ownerColdkey === ownerWallet.coldkeyAddress);
  if (existing !== undefined) return { ...subnet, netuid: existing.netuid };
  const { address: hotkey } = await ownerWallet.hotkey();
  const identity = { name: kind, description: DESCRIPTIONS[kind], synapses: [SYNAPSES[kind]] };
  const { netuid } = await registerNetwork(chain, await ownerWallet.coldkey(), { hotkey, identity });
  return { ...subnet, netuid };
}

/** Starts a subnet's emission unless it has started. */
async function ensureStarted(chain: Chain, { netuid, ownerWallet }: RegisteredSubnet): Promise<void> {
  const started = await chain.query.SubtensorModule.FirstEmissionBlockNumber(netuid);
  if (started === undefined) await startCall(chain, await ownerWallet.coldkey(), netuid);
}

/**
 * Returns the subnets on the chain; registers those that are not there.
 *
 * @throws ChainError; whatever aborts `signal`
 */
export async function ensureSubnets(
  chain: Chain,
  prepared: readonly PreparedSubnet[],
  step: Step,
  signal: AbortSignal,
): Promise<readonly RegisteredSubnet[]> {
  const registered: RegisteredSubnet[] = [];
  for (const subnet of prepared) {
    signal.throwIfAborted();
    step.at((registered.length + 0.5) / prepared.length, `registering ${subnet.kind}`);
    registered.push(await ensureSubnet(chain, subnet));
  }
  step.done(registered.map(({ kind, netuid }) => `${netuid} ${kind}`).join(", "));
  return registered;
}

/** Lets subnets emit. @throws ChainError */
export async function startEmission(chain: Chain, subnets: readonly RegisteredSubnet[], step: Step): Promise<void> {
  for (const [index, subnet] of subnets.entries()) {
    step.at(index / subnets.length, `starting subnet ${subnet.netuid}`);
    await ensureStarted(chain, subnet);
  }
  step.done(`subnets ${subnets.map(({ netuid }) => netuid).join(" and ")} emit`);
}
