import { alias, i64, i128, named, struct, u8, u64, u128 } from "@opentao/codec";

/** An amount of TAO in rao (10⁻⁹ TAO). */
export const TaoBalance = alias(u64, "TaoBalance");

/** An amount of a subnet's alpha in units of 10⁻⁹. */
export const AlphaBalance = alias(u64, "AlphaBalance");

/** A share in whole percent. */
export const Percent = named(u8, { path: "sp_arithmetic::per_things::Percent" });

// Bits of the numbers of @opentao/fixed. Fields of these types are called by the short names, from which clients know
// where the fraction begins.
/** Signed number with 32 integer and 32 fraction bits. */
export const I32F32Bits = alias(struct({ bits: i64 }, { path: "substrate_fixed::FixedI64" }), "I32F32");

/** Signed number with 64 integer and 64 fraction bits. */
export const I64F64Bits = alias(struct({ bits: i128 }, { path: "substrate_fixed::FixedI128" }), "I64F64");

/** Unsigned number with 64 integer and 64 fraction bits. */
export const U64F64Bits = alias(struct({ bits: u128 }, { path: "substrate_fixed::FixedU128" }), "U64F64");

/** Unsigned number with 96 integer and 32 fraction bits. */
export const U96F32Bits = alias(struct({ bits: u128 }, { path: "substrate_fixed::FixedU128" }), "U96F32");

/** Signed number with 96 integer and 32 fraction bits. */
export const I96F32Bits = alias(struct({ bits: i128 }, { path: "substrate_fixed::FixedI128" }), "I96F32");
