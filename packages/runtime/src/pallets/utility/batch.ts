import {
  addWeights,
  BadOrigin,
  type CallContext,
  type DispatchOutput,
  type DispatchResult,
  ensure,
  type Origin,
  type RuntimeCall,
  toWeight,
  type WeighContext,
  type Weight,
  type WeightSpec,
  ZERO_WEIGHT,
} from "../../framework/index.ts";
import { errors } from "./errors.ts";

/** Most calls of one batch. */
export const MAX_CALLS = 10_922;

const own = (count: number): WeightSpec => ({ refTime: 5_000_000 + 20_000_000 * count });

/** Cost of a batch: its own and that of its calls. */
export function batchWeight({ inner }: WeighContext): Weight {
  return inner.reduce((sum, { weight }) => addWeights(sum, weight), toWeight(own(inner.length)));
}

/** A batch of operational calls is one; any other is normal. */
export function batchClass({ inner }: WeighContext) {
  return inner.every((call) => call.class === "Operational") ? "Operational" : "Normal";
}

/** Fails unless somebody makes the batch, and it is not too long. */
export function ensureBatch(origin: Origin, calls: readonly RuntimeCall[]): void {
  ensure(origin.type !== "None", BadOrigin);
  ensure(calls.length <= MAX_CALLS, errors.TooManyCalls);
}

/**
 * Makes the calls in order until `next` says no.
 *
 * @param next - told of each call that was made; whether to go on
 */
export function runBatch(
  { state, origin, runtime }: CallContext,
  calls: readonly RuntimeCall[],
  next: (result: DispatchResult, index: number, spent: DispatchOutput) => boolean,
): DispatchOutput {
  let weight = ZERO_WEIGHT;
  for (const [index, call] of calls.entries()) {
    const result = runtime.dispatch(state, origin, call);
    weight = addWeights(weight, result.weight);
    const spent = { actualWeight: addWeights(weight, toWeight(own(index + 1))) };
    if (!next(result, index, spent)) return spent;
  }
  return { actualWeight: addWeights(weight, toWeight(own(calls.length))) };
}
