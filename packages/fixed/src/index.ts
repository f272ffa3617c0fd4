/**
 * The protocol's numbers, bit for bit: fixed-point types with stated rounding and saturation, their transcendental functions,
 * and the decimal floating point of share pools (protocol: consensus §1.4-1.7).
 *
 * @packageDocumentation
 */

export { type Fixed, type FixedPoint, fixedPoint, rescale } from "./fixedPoint.ts";
export {
  addSafeFloat,
  divSafeFloat,
  mulDivSafeFloat,
  SAFE_FLOAT_ZERO,
  type SafeFloat,
  safeFloat,
  safeFloatFromU64,
  safeFloatToU64,
  subSafeFloat,
} from "./safeFloat.ts";
export { exp, expSafe, ln, log2 } from "./transcendental.ts";
export { I32F32, I64F64, I96F32, U64F64, U96F32 } from "./types.ts";
