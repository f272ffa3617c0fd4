/**
 * Shares counted in 10¹⁸ths (`Perquintill`; protocol: staking §0.3).
 *
 * @packageDocumentation
 */

/** The whole in parts. */
export const PERQUINTILL_ONE: bigint = 10n ** 18n;

/** `part / whole` in 10¹⁸ths, rounded down; the whole when `whole` is 0 or less than `part`. */
export function perquintill(part: bigint, whole: bigint): bigint {
  return whole === 0n || part > whole ? PERQUINTILL_ONE : (part * PERQUINTILL_ONE) / whole;
}
