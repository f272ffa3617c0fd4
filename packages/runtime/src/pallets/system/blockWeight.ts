import type { DispatchClass, Weight } from "@opentao/codec/primitives";
import { addWeights, exceeds, invalid, type State, subtractWeights, ZERO_WEIGHT } from "../../framework/index.ts";
import { BASE_EXTRINSIC, BLOCK_EVENTS, BLOCK_LENGTH, BLOCK_WEIGHTS } from "./limits.ts";
import { AllExtrinsicsLen, BlockWeight } from "./storage.ts";
import { classField, type PerDispatchClass } from "./types.ts";

/** Cost of an extrinsic before it is applied. */
export interface ExtrinsicCost {
  /** Of the call and of the transaction extensions. */
  readonly weight: Weight;
  readonly class: DispatchClass;
  /** Encoded size, in bytes. */
  readonly length: number;
}

/** Adds weight to the block, whatever its limits. */
export function addBlockWeight(state: State, weight: Weight, dispatchClass: DispatchClass): void {
  const field = classField[dispatchClass];
  BlockWeight.mutate(state, (used) => ({ ...used, [field]: addWeights(used[field], weight) }));
}

/** Refuses (`ExhaustsResources`) an extrinsic that no block could hold, whatever its class. */
export function checkExtrinsicLength(length: number): void {
  if (length > BLOCK_LENGTH.max.operational) invalid("ExhaustsResources");
}

/** Refuses (`ExhaustsResources`) an extrinsic that no block could hold. */
export function checkExtrinsicLimits({ weight, class: dispatchClass, length }: ExtrinsicCost): void {
  const field = classField[dispatchClass];
  const { maxExtrinsic } = BLOCK_WEIGHTS.perClass[field];
  if (maxExtrinsic !== undefined && exceeds(weight, maxExtrinsic)) invalid("ExhaustsResources");
  if (length > BLOCK_LENGTH.max[field]) invalid("ExhaustsResources");
}

/** Counts an extrinsic as part of the block; refuses it (`ExhaustsResources`) when there is no room. */
export function reserveBlockSpace(state: State, { weight, class: dispatchClass, length }: ExtrinsicCost): void {
  const field = classField[dispatchClass];
  const totalLength = (AllExtrinsicsLen.get(state) ?? 0) + length;
  if (totalLength > BLOCK_LENGTH.max[field] || state.eventBytes >= BLOCK_EVENTS[field]) invalid("ExhaustsResources");
  const before = BlockWeight.peek(state);
  const used = { ...before, [field]: addWeights(before[field], addWeights(weight, BASE_EXTRINSIC)) };
  if (!fits(used, field)) invalid("ExhaustsResources");
  AllExtrinsicsLen.set(state, totalLength);
  BlockWeight.set(state, used);
}

/** Gives back weight that an extrinsic did not use after all. */
export function returnBlockWeight(state: State, unused: Weight, dispatchClass: DispatchClass): void {
  if (unused.refTime === 0n && unused.proofSize === 0n) return;
  const field = classField[dispatchClass];
  BlockWeight.mutate(state, (used) => ({ ...used, [field]: subtractWeights(used[field], unused) }));
}

/** A class may use what is left of the block, or what is reserved for it although nothing is left. */
function fits(used: PerDispatchClass<Weight>, field: keyof PerDispatchClass<Weight>): boolean {
  const { maxTotal, reserved } = BLOCK_WEIGHTS.perClass[field];
  if (maxTotal !== undefined && exceeds(used[field], maxTotal)) return false;
  const all = [used.normal, used.operational, used.mandatory].reduce(addWeights, ZERO_WEIGHT);
  if (!exceeds(all, BLOCK_WEIGHTS.maxBlock)) return true;
  return reserved === undefined || !exceeds(used[field], reserved);
}
