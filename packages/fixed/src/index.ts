/**
 * The protocol's numbers, bit for bit: fixed-point types, their logarithm and exponential, the decimal floating point
 * of stake pools and the power function of subnet pools.
 *
 * @example
 * ```ts
 * import { I96F32 } from "@opentao/fixed";
 *
 * const third = I96F32.fraction(1, 3);
 * console.log(I96F32.toDecimal(third)); // 0.33333333325572311878204345703125
 * ```
 *
 * @packageDocumentation
 */

export { FIXED_ERRORS, FixedRangeError } from "./errors.ts";
export { exp, expSafe } from "./exponential.ts";
export { type Fixed, type FixedLayout, FixedType } from "./fixedType.ts";
export { eulerNumber, ln, log2 } from "./logarithm.ts";
export { PERQUINTILL_ONE, perquintill } from "./perquintill.ts";
export { powRatioScaled, type Ratio } from "./power.ts";
export {
  isSafeZero,
  SAFE_ZERO,
  type SafeFloat,
  safeAdd,
  safeDiv,
  safeFloat,
  safeFromInteger,
  safeFromU64F64,
  safeMulDiv,
  safeSub,
  safeToU64,
} from "./safeFloat.ts";
export { I32F32, I64F64, I96F32, U64F64, U96F32 } from "./types.ts";
export { divUnit, mulUnit, mulWide, ONE_32 } from "./units32.ts";
