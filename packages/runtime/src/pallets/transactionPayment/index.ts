/**
 * Fees of transactions (protocol: consensus §7.4). The multiplier is constant: a full network costs as much as an idle
 * one.
 *
 * @packageDocumentation
 */

import { AccountId, alias, struct, u8, u64 } from "@opentao/codec";
import { definePallet, palletConstants, palletEvents, palletStorage } from "../../framework/index.ts";
import { FixedU128, ONE, Releases } from "./types.ts";

export { feeDetails, lengthToFee, totalFee, weightToFee } from "./fees.ts";
export { canPay, settleFee, takeFee } from "./payment.ts";
export { FeeDetails, RuntimeDispatchInfo } from "./types.ts";

const pallet = palletStorage("TransactionPayment");

/** Events of TransactionPayment. */
export const events = palletEvents("TransactionPayment", 6, {
  TransactionFeePaid: {
    index: 0,
    fields: struct({
      who: alias(AccountId, "T::AccountId"),
      actualFee: alias(u64, "BalanceOf<T>"),
      tip: alias(u64, "BalanceOf<T>"),
    }),
    docs: "A fee was paid, in rao: all of it with the tip, and the tip.",
  },
});

/** TransactionPayment, index 6. */
export const TransactionPayment = definePallet({
  name: "TransactionPayment",
  index: 6,
  docs: "Fees of transactions.",
  storage: {
    NextFeeMultiplier: pallet.value("NextFeeMultiplier", FixedU128, {
      default: ONE,
      docs: "By how much the price of weight is multiplied: one.",
    }),
    StorageVersion: pallet.value("StorageVersion", Releases, {
      default: { type: "V1Ancient" },
      docs: "Version of the pallet's storage.",
    }),
  },
  events,
  constants: palletConstants({
    OperationalFeeMultiplier: { type: u8, value: 5, docs: "Not used: operational calls cost what others cost." },
  }),
});
