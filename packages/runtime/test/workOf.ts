import type { State, WeightSpec } from "../src/framework/index.ts";

/** Picoseconds to decode or encode a byte of a value. */
const VALUE_BYTE = 20_000;

/** Runs `action`. @returns what it asked of the state, as a weight */
export function workOf(state: State, action: () => void): WeightSpec {
  const { reads, writes, bytes } = state.work;
  action();
  return {
    refTime: (state.work.bytes - bytes) * VALUE_BYTE,
    reads: state.work.reads - reads,
    writes: state.work.writes - writes,
  };
}
