/**
 * Metagraphs: the neurons of a subnet at a block.
 *
 * @example
 * ```ts
 * import { Chain } from "@opentao/sdk/chain";
 * import { readMetagraph } from "@opentao/sdk/metagraph";
 *
 * const chain = await Chain.connect("ws://127.0.0.1:9944");
 * try {
 *   for (const { uid, hotkey } of (await readMetagraph(chain, 1)).neurons) console.log(uid, hotkey);
 * } finally {
 *   chain.close();
 * }
 * ```
 *
 * @packageDocumentation
 */

export { MetagraphFollower } from "./follower.ts";
export { type MetagraphOptions, readMetagraph } from "./read.ts";
export { type Metagraph, type Neuron, neuronOf } from "./types.ts";
