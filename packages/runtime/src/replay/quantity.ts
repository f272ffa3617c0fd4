/**
 * Quantities as pages show them: exact, with their scale.
 *
 * @packageDocumentation
 */

/** Thing that a quantity counts. TAO and alpha are in units of 10⁻⁹ (rao), prices in TAO per alpha. */
export type Unit = "tao" | "alpha" | "stake" | "part" | "price" | "rate" | "number" | "block" | "yes";

/** A quantity: `bits / 2^fraction` of its unit, exactly. */
export interface Quantity {
  readonly bits: bigint;
  /** Bits behind the point; 0 for whole numbers. */
  readonly fraction: number;
  readonly unit: Unit;
}

const quantity = (bits: bigint, fraction: number, unit: Unit): Quantity => ({ bits, fraction, unit });

/** Whole rao. */
export const tao = (amount: bigint): Quantity => quantity(amount, 0, "tao");
/** Whole units of 10⁻⁹ alpha. */
export const alpha = (amount: bigint): Quantity => quantity(amount, 0, "alpha");
/** A whole number, of blocks or of anything. */
export const count = (value: bigint | number, unit: Unit = "number"): Quantity => quantity(BigInt(value), 0, unit);
/** Yes (1) or no (0). */
export const yes = (value: boolean): Quantity => quantity(value ? 1n : 0n, 0, "yes");
/** A number of U96F32, I96F32 or I32F32. */
export const fixed32 = (bits: bigint | number, unit: Unit): Quantity => quantity(BigInt(bits), 32, unit);
/** A number of U64F64 or I64F64. */
export const fixed64 = (bits: bigint, unit: Unit): Quantity => quantity(bits, 64, unit);
