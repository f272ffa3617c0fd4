import { alias, type Codec, fixedBytes, named, struct, u64, variant, vec } from "@opentao/codec";

/** An amount of TAO in rao. */
export const Balance = alias(u64, "T::Balance");

/** Payments that a lock forbids. */
const Reasons = variant({ Fee: null, Misc: null, All: null }, { path: "pallet_balances::types::Reasons" });

/** A part of the balance that may not leave the account. */
export const BalanceLock = struct(
  { id: alias(fixedBytes(8), "LockIdentifier"), amount: alias(u64, "Balance"), reasons: Reasons },
  { path: "pallet_balances::types::BalanceLock", params: [{ name: "Balance", type: u64.type }] },
);

/** A named part of the reserved balance. */
export const ReserveData = struct(
  { id: alias(fixedBytes(8), "ReserveIdentifier"), amount: alias(u64, "Balance") },
  {
    path: "pallet_balances::types::ReserveData",
    params: [
      { name: "ReserveIdentifier", type: fixedBytes(8).type },
      { name: "Balance", type: u64.type },
    ],
  },
);

/**
 * Reason for which a balance is held. Pallets whose deposits are holds stand here, whether or not a chain has them yet.
 */
export const RuntimeHoldReason = variant(
  {
    Preimage: { index: 14, codec: variant({ Preimage: null }, { path: "pallet_preimage::pallet::HoldReason" }) },
    SafeMode: { index: 20, codec: variant({ EnterOrExtend: null }, { path: "pallet_safe_mode::pallet::HoldReason" }) },
    Contracts: {
      index: 29,
      codec: variant(
        { CodeUploadDepositReserve: null, StorageDepositReserve: null },
        { path: "pallet_contracts::pallet::HoldReason" },
      ),
    },
  },
  { path: "node_subtensor_runtime::RuntimeHoldReason" },
);

/** Reason for which a balance is frozen: nothing freezes on this chain. */
export const RuntimeFreezeReason = variant({}, { path: "node_subtensor_runtime::RuntimeFreezeReason" });

/** An amount under a reason. */
export function idAmount<T>(reason: Codec<T>): Codec<{ id: T; amount: bigint }> {
  return struct(
    { id: reason, amount: alias(u64, "Balance") },
    {
      path: "frame_support::traits::tokens::misc::IdAmount",
      params: [
        { name: "Id", type: reason.type },
        { name: "Balance", type: u64.type },
      ],
    },
  );
}

/** State of an amount that was reserved, at its destination. */
export const BalanceStatus = variant(
  { Free: null, Reserved: null },
  { path: "frame_support::traits::tokens::misc::BalanceStatus" },
);

/** Direction of a change of the total issuance. */
export const AdjustmentDirection = variant(
  { Increase: null, Decrease: null },
  { path: "pallet_balances::types::AdjustmentDirection" },
);

/** A list whose bound older entries may exceed. */
export function weakBoundedVec<T>(item: Codec<T>): Codec<T[]> {
  return named(vec(item), {
    path: "bounded_collections::weak_bounded_vec::WeakBoundedVec",
    params: [{ name: "T", type: item.type }, { name: "S" }],
  });
}
