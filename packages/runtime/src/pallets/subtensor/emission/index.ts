/**
 * Emission: the block step, and how TAO and alpha reach subnets, miners, validators and stakers (protocol: consensus
 * §2).
 *
 * @packageDocumentation
 */

export { blockEmission } from "./blockEmission.ts";
export { blockStep } from "./blockStep.ts";
export { movingAlphaPrice } from "./movingPrice.ts";
