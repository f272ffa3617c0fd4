export type { NeuronChange } from "./changes.ts";
export { MetagraphFollower, type MetagraphListener } from "./follower.ts";
export { type MetagraphOptions, readMetagraph } from "./read.ts";
export { type Metagraph, type Neuron, neuronOf } from "./types.ts";
