import { U64F64 } from "@opentao/fixed";
import type { State } from "../../framework/index.ts";
import { currentAlphaPrice } from "./pool.ts";
import { AlphaSqrtPrice, PalSwapInitialized } from "./storage.ts";

function floorRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** Square root of a price, rounded down to 64 fraction bits. */
export function sqrtPrice(price: U64F64): U64F64 {
  return U64F64.fromBits(floorRoot(price << 64n));
}

/**
 * Writes `AlphaSqrtPrice` of all pools that have been traded with, as the block leaves them: what clients of older
 * chains square to get a price.
 */
export function refreshSqrtPrices(state: State): void {
  for (const [netuid, isInitialized] of PalSwapInitialized.entries(state)) {
    if (!isInitialized) continue;
    const bits = sqrtPrice(currentAlphaPrice(state, netuid));
    if (AlphaSqrtPrice.get(state, netuid).bits !== bits) AlphaSqrtPrice.set(state, netuid, { bits });
  }
}
