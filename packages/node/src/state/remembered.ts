import { bytesEqual } from "@opentao/codec";
import type { Externalities } from "@opentao/runtime/boundary";
import { type Read, RecordingExternalities } from "./recording.ts";

/** Most values that a result may depend on to be remembered: comparing them must cost less than finding it again. */
const MAX_READS = 16;

/**
 * The last result of a calculation over a state. It is done again unless every value that it read is the same in the
 * state that it is asked for: whichever fork, whatever came between. It must depend on the state alone.
 */
export class Remembered<T> {
  readonly #calculate: (state: Externalities) => T;
  #last: { readonly reads: readonly Read[]; readonly result: T } | undefined;

  constructor(calculate: (state: Externalities) => T) {
    this.#calculate = calculate;
  }

  /** The result over a state. @throws what the calculation throws, which is not remembered */
  of(state: Externalities): T {
    if (this.#last?.reads.every(({ key, value }) => isSame(state.get(key), value)) === true) return this.#last.result;
    const recording = new RecordingExternalities(state);
    const result = this.#calculate(recording);
    const { reads } = recording;
    this.#last = reads !== undefined && reads.length <= MAX_READS ? { reads, result } : undefined;
    return result;
  }
}

function isSame(now: Uint8Array | undefined, then: Uint8Array | undefined): boolean {
  return now === then || (now !== undefined && then !== undefined && bytesEqual(now, then));
}
