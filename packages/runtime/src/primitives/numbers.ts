/**
 * Integer operations and bounds that every rule of the pallets needs. Amounts are u64 in `bigint` and never wrap.
 *
 * @packageDocumentation
 */

import { U64_MAX } from "@opentao/codec";

export { U16_MAX, U64_MAX, U128_MAX } from "@opentao/codec";

/** Most TAO, and most alpha of a subnet, that is ever issued: 21 million, in units of 10⁻⁹. */
export const MAX_ISSUANCE = 21_000_000_000_000_000n;

/** `a − b`, not below zero. */
export const saturatingSub = (a: bigint, b: bigint): bigint => (a > b ? a - b : 0n);

/** `a + b`, not above the largest u64. */
export const saturatingAdd = (a: bigint, b: bigint): bigint => min(a + b, U64_MAX);

/** The smaller of two. */
export const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** The larger of two. */
export const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** `value` raised to `low`, then lowered to `high`. */
export const clamp = (value: bigint, low: bigint, high: bigint): bigint => min(max(value, low), high);
