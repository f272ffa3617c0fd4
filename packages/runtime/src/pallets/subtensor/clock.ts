import type { State } from "../../framework/index.ts";

/** Number of the block being made, as the pallet's storage counts blocks (u64). */
export function now(state: State): bigint {
  return BigInt(state.blockNumber);
}
