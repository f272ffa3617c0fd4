import { alias, named, option, struct, u64, u128, type Value, variant } from "@opentao/codec";
import { DispatchClass, Weight } from "@opentao/codec/primitives";

/** A number with 18 decimals. */
export const FixedU128 = named(u128, { path: "sp_arithmetic::fixed_point::FixedU128" });
/** One, as {@link FixedU128} has it. */
export const ONE = 10n ** 18n;

/** Version of the pallet's storage. */
export const Releases = variant({ V1Ancient: null, V2: null }, { path: "pallet_transaction_payment::Releases" });

const Balance = alias(u64, "Balance");
const balanceParam = { name: "Balance", type: u64.type };

/** Fee of a transaction for standing in a block, in rao. */
export const InclusionFee = struct(
  { baseFee: Balance, lenFee: Balance, adjustedWeightFee: Balance },
  { path: "pallet_transaction_payment::types::InclusionFee", params: [balanceParam] },
);
export type InclusionFee = Value<typeof InclusionFee>;

/** All that a transaction pays, in rao. */
export const FeeDetails = struct(
  { inclusionFee: option(InclusionFee), tip: Balance },
  { path: "pallet_transaction_payment::types::FeeDetails", params: [balanceParam] },
);
export type FeeDetails = Value<typeof FeeDetails>;

/** Expected cost of a transaction: weight, class, and fee without tip in rao. */
export const RuntimeDispatchInfo = struct(
  { weight: Weight, class: DispatchClass, partialFee: Balance },
  {
    path: "pallet_transaction_payment::types::RuntimeDispatchInfo",
    params: [balanceParam, { name: "Weight", type: Weight.type }],
  },
);
export type RuntimeDispatchInfo = Value<typeof RuntimeDispatchInfo>;
