/**
 * Metagraphs: the neurons of a subnet at a block.
 *
 * @example
 * ```ts
 * import { type Metagraph, neuronOf } from "@opentao/sdk/metagraph";
 *
 * // `await readMetagraph(chain, 1)` gives that of subnet 1.
 * const empty: Metagraph = { netuid: 1, block: 0, blockHash: "0x", neurons: [] };
 * console.log(neuronOf(empty, "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY")); // undefined
 * ```
 *
 * @packageDocumentation
 */

export type { NeuronChange } from "./changes.ts";
export { MetagraphFollower, type MetagraphListener } from "./follower.ts";
export { type MetagraphOptions, readMetagraph } from "./read.ts";
export { type Metagraph, type Neuron, neuronOf } from "./types.ts";
