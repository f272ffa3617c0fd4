/**
 * The five fixed-point types of the protocol. The type decides where a calculation rounds, so each rule names its own.
 *
 * @packageDocumentation
 */

import { type Fixed, FixedType } from "./fixedType.ts";

/** Signed, 32 integer and 32 fraction bits: weights, consensus, bonds. */
export const I32F32 = new FixedType({ name: "I32F32", bits: 64, fractionBits: 32, signed: true });
export type I32F32 = Fixed<"I32F32">;

/** Signed, 64 integer and 64 fraction bits: stake. */
export const I64F64 = new FixedType({ name: "I64F64", bits: 128, fractionBits: 64, signed: true });
export type I64F64 = Fixed<"I64F64">;

/** Unsigned, 64 integer and 64 fraction bits: prices and shares of subnets. */
export const U64F64 = new FixedType({ name: "U64F64", bits: 128, fractionBits: 64, signed: false });
export type U64F64 = Fixed<"U64F64">;

/** Signed, 96 integer and 32 fraction bits: halving curve, stored price averages, root dividends. */
export const I96F32 = new FixedType({ name: "I96F32", bits: 128, fractionBits: 32, signed: true });
export type I96F32 = Fixed<"I96F32">;

/** Unsigned, 96 integer and 32 fraction bits: amounts on their way through emission. */
export const U96F32 = new FixedType({ name: "U96F32", bits: 128, fractionBits: 32, signed: false });
export type U96F32 = Fixed<"U96F32">;
