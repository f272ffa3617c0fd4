/**
 * The protocol's numbers, bit for bit: fixed-point types, their logarithm and exponential, the decimal floating point
 * of stake pools and the power function of subnet pools.
 *
 * @packageDocumentation
 */

export { FIXED_ERRORS, FixedRangeError } from "./errors.ts";
export { exp, expSafe } from "./exponential.ts";
export { type Fixed, type FixedLayout, FixedType } from "./fixedType.ts";
export { eulerNumber, ln, log2 } from "./logarithm.ts";
export { powRatioScaled, type Ratio } from "./power.ts";
export { PERQUINTILL_ONE, perquintill } from "./proportions.ts";
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
