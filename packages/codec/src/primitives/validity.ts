import type { Value } from "../codec.ts";
import { alias, struct } from "../composites.ts";
import { bool, u8, u64 } from "../integers.ts";
import { bytes, vec } from "../sequences.ts";
import { result, variant } from "../variants.ts";
import { DispatchOutcome } from "./dispatch.ts";

/** Source of a transaction: a block, this node or another one. */
export const TransactionSource = variant(
  { InBlock: null, Local: null, External: null },
  { path: "sp_runtime::transaction_validity::TransactionSource" },
);
export type TransactionSource = Value<typeof TransactionSource>["type"];

/** Reason why a transaction cannot be applied as it is. */
export const InvalidTransaction = variant(
  {
    Call: null,
    Payment: null,
    Future: null,
    Stale: null,
    BadProof: null,
    AncientBirthBlock: null,
    ExhaustsResources: null,
    Custom: u8,
    BadMandatory: null,
    MandatoryValidation: null,
    BadSigner: null,
    IndeterminateImplicit: null,
    UnknownOrigin: null,
  },
  { path: "sp_runtime::transaction_validity::InvalidTransaction" },
);
export type InvalidTransaction = Value<typeof InvalidTransaction>;

/** Reason why the validity of a transaction cannot be known. */
export const UnknownTransaction = variant(
  { CannotLookup: null, NoUnsignedValidator: null, Custom: u8 },
  { path: "sp_runtime::transaction_validity::UnknownTransaction" },
);

/** Reason why a transaction is refused. */
export const TransactionValidityError = variant(
  { Invalid: InvalidTransaction, Unknown: UnknownTransaction },
  { path: "sp_runtime::transaction_validity::TransactionValidityError" },
);
export type TransactionValidityError = Value<typeof TransactionValidityError>;

const Tags = alias(vec(bytes(), { max: 1024 }), "Vec<TransactionTag>");

/** Validity of a transaction in the pool: priority, tags it requires and provides, blocks for which it stays valid. */
export const ValidTransaction = struct(
  {
    priority: alias(u64, "TransactionPriority"),
    requires: Tags,
    provides: Tags,
    longevity: alias(u64, "TransactionLongevity"),
    propagate: bool,
  },
  { path: "sp_runtime::transaction_validity::ValidTransaction" },
);
export type ValidTransaction = Value<typeof ValidTransaction>;

/** Answer of `TaggedTransactionQueue_validate_transaction`. */
export const TransactionValidity = result(ValidTransaction, TransactionValidityError);

/** Answer of `BlockBuilder_apply_extrinsic`: refused, or applied with the outcome of its dispatch. */
export const ApplyExtrinsicResult = result(DispatchOutcome, TransactionValidityError);
export type ApplyExtrinsicResult = Value<typeof ApplyExtrinsicResult>;
