import { isPublicIp } from "../chain/ip.ts";
import type { Metagraph, Neuron } from "../metagraph/index.ts";

/**
 * Miners that say where they are and may be asked.
 *
 * @param own - hotkey of the validator
 * @param localPeers - true when addresses count that are not public
 */
export function eligibleMiners(metagraph: Metagraph, own: string, localPeers: boolean): Neuron[] {
  return metagraph.neurons.filter(
    ({ axon, hotkey }) => axon !== undefined && hotkey !== own && (localPeers || isPublicIp(axon.ip)),
  );
}

/** A random sample in random order, of `size` at most. @param random - gives numbers from 0 to below 1 */
export function sample<T>(all: readonly T[], size: number, random: () => number): T[] {
  const shuffled = [...all];
  for (let i = shuffled.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [shuffled[i], shuffled[j]];
    if (a !== undefined && b !== undefined) [shuffled[i], shuffled[j]] = [b, a];
  }
  return shuffled.slice(0, size);
}
