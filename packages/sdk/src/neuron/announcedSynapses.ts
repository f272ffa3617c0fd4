import { getSubnets } from "../chain/actions/subnets.ts";
import { NeuronError } from "./errors.ts";
import type { NeuronOptions } from "./options.ts";

const SUBNETS = "`tao subnets` shows what each subnet speaks.";

/**
 * Compares what a subnet says that it speaks with what a neuron does, before it pays for a place there.
 *
 * @param isRegistered - then nothing is lost by going on, and a warning is enough
 * @throws NeuronError `OTHER_SYNAPSE`
 */
export async function ensureSynapseAnnounced(
  { chain, netuid, synapse, onStatus }: NeuronOptions,
  isRegistered: boolean,
): Promise<void> {
  const subnets = await getSubnets(chain);
  const spoken = subnets.find((subnet) => subnet.netuid === netuid)?.synapses ?? [];
  if (spoken.includes(synapse.name)) return;
  const code = spoken.length === 0 ? "SYNAPSE_UNKNOWN" : "OTHER_SYNAPSE";
  const message =
    spoken.length === 0
      ? `subnet ${netuid} does not say what it speaks: nobody may ask there for ${synapse.name}`
      : `subnet ${netuid} speaks ${spoken.join(", ")}, and not ${synapse.name}: nothing could be earned there`;
  const others = subnets.filter(({ synapses }) => synapses.includes(synapse.name)).map((subnet) => subnet.netuid);
  const hint = others.length === 0 ? SUBNETS : `Choose a subnet that speaks it: ${others.join(", ")}. ${SUBNETS}`;
  if (spoken.length > 0 && !isRegistered) throw new NeuronError("OTHER_SYNAPSE", message, hint);
  onStatus?.({ kind: "trouble", code, message, hint, times: 1 });
}
