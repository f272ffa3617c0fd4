/**
 * The few integer operations that every rule of the pallets needs. Amounts are u64 in `bigint` and never wrap.
 *
 * @packageDocumentation
 */

/** Largest u64. */
export const U64_MAX = 0xffff_ffff_ffff_ffffn;
/** Largest u128. */
export const U128_MAX = (1n << 128n) - 1n;
/** Largest u16. */
export const U16_MAX = 0xffff;

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
