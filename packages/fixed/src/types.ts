import { type Fixed, fixedPoint } from "./fixedPoint.ts";

/** Signed, 32 integer and 32 fraction bits: the whole epoch. */
export const I32F32 = fixedPoint("I32F32", 32, 32, true);
export type I32F32 = Fixed<"I32F32">;

/** Signed, 64 integer and 64 fraction bits: stake vectors. */
export const I64F64 = fixedPoint("I64F64", 64, 64, true);
export type I64F64 = Fixed<"I64F64">;

/** Unsigned, 64 integer and 64 fraction bits: prices and shares. */
export const U64F64 = fixedPoint("U64F64", 64, 64, false);
export type U64F64 = Fixed<"U64F64">;

/** Unsigned, 96 integer and 32 fraction bits: amounts of emission. */
export const U96F32 = fixedPoint("U96F32", 96, 32, false);
export type U96F32 = Fixed<"U96F32">;

/** Signed, 96 integer and 32 fraction bits: the halving curve, root dividends. */
export const I96F32 = fixedPoint("I96F32", 96, 32, true);
export type I96F32 = Fixed<"I96F32">;
