import { U64_MAX } from "../primitives/numbers.ts";
import { addWeights, exceeds, subtractWeights, type Weight, ZERO_WEIGHT } from "./weights.ts";

/**
 * Weight that may be taken for each unit that was declared, as a fraction. Calls before others in a batch may make
 * these a little dearer, as one that adds to a list does; without room for it a batch of two such calls would fail.
 */
const ROOM = { numerator: 3n, denominator: 2n } as const;

const withRoom = (part: bigint): bigint => (part * ROOM.numerator) / ROOM.denominator;

/**
 * Weight that a call, with all calls inside it, takes. Each is weighed when its turn comes, over the state as it is
 * then: one of them may have made it dearer since the whole was declared. What is taken is not undone when a call is:
 * the work was done.
 */
export class WeightMeter {
  readonly #limit: Weight;
  #taken: Weight = ZERO_WEIGHT;
  #isExhausted = false;

  private constructor(limit: Weight) {
    this.#limit = limit;
  }

  /** Makes a meter for a call that declared so much: half as much again may be taken. */
  static of(declared: Weight): WeightMeter {
    return new WeightMeter({ refTime: withRoom(declared.refTime), proofSize: withRoom(declared.proofSize) });
  }

  /** Makes a meter for calls whose weight root says instead. */
  static unlimited(): WeightMeter {
    return new WeightMeter({ refTime: U64_MAX, proofSize: U64_MAX });
  }

  /** Weight that was taken so far. */
  get taken(): Weight {
    return this.#taken;
  }

  /**
   * Takes what `weigh` says, unless that is too much. After one that was too much nothing is weighed any more. @returns
   * what was taken
   */
  take(weigh: () => Weight): Weight | undefined {
    if (this.#isExhausted) return undefined;
    const weight = weigh();
    const taken = addWeights(this.#taken, weight);
    this.#isExhausted = exceeds(taken, this.#limit);
    if (this.#isExhausted) return undefined;
    this.#taken = taken;
    return weight;
  }

  /** Counts what a call took after all instead of what it weighed before. */
  correct(weighed: Weight, actual: Weight): void {
    this.#taken = addWeights(subtractWeights(this.#taken, weighed), actual);
  }
}
