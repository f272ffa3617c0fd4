import type { PoolsTable } from "../../schema/tables.ts";
import type { DecodedBlock } from "../block/decode.ts";
import { SQRT_PRICE, VOLUME } from "../block/items.ts";

/** Rao in one TAO. */
const ONE = 1_000_000_000n;
/** Fraction bits of the square of a square root that has 64. */
const FRACTION_BITS = 128n;

/** Change of a pool in a block; without price or volume where these are as before. */
export interface PoolChange {
  readonly netuid: number;
  readonly price?: bigint;
  readonly volume?: bigint;
}

/** Pools that a block changed. */
export function poolChanges(block: DecodedBlock): PoolChange[] {
  const changes = new Map<number, PoolChange>();
  for (const {
    keys: [netuid],
    value = 0n,
  } of block.changed(SQRT_PRICE)) {
    changes.set(netuid, { netuid, price: (value * value * ONE) >> FRACTION_BITS });
  }
  for (const {
    keys: [netuid],
    value = 0n,
  } of block.changed(VOLUME)) {
    changes.set(netuid, { netuid, ...changes.get(netuid), volume: value });
  }
  return [...changes.values()];
}

/** A pool after a change of it. */
export function poolAfter(
  height: number,
  { netuid, ...change }: PoolChange,
  before: PoolsTable | undefined,
): PoolsTable {
  return { netuid, price: before?.price ?? null, volume: before?.volume ?? 0n, ...change, height };
}
