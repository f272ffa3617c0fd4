import { alias, compact, u64, unit } from "@opentao/codec";
import type { AlternativePayment, Pallet } from "../framework/index.ts";
import {
  type DueFee,
  ensureCanPay,
  events,
  feeDetails,
  settleFee,
  takeFee,
  totalFee,
} from "../pallets/transactionPayment/index.ts";
import { extension, type Transaction, wrapping } from "./extension.ts";

/** Operational calls go first; otherwise the pool's order is the order of arrival, whatever the tip. */
const PRIORITY = { Normal: 1n, Mandatory: 1n, Operational: 10_000_000_000n } as const;

function alternativesOf(pallets: readonly Pallet[]): readonly AlternativePayment[] {
  return pallets.flatMap(({ transactions }) => transactions?.alternativePayment ?? []);
}

/** The fee, and who pays it: the signer, unless a pallet names another account. */
function dueFee({ state, pallets, who, call, info, cost }: Transaction, tip: bigint): DueFee {
  const amount = totalFee(feeDetails(cost, info.paysFee, tip));
  for (const { transactions } of pallets) {
    const payer = transactions?.feePayer?.(state, who, call);
    if (payer !== undefined) return { payer, call, amount };
  }
  return { payer: who, call, amount };
}

export const ChargeTransactionPayment = extension({
  identifier: "ChargeTransactionPayment",
  codec: wrapping(compact(alias(u64, "BalanceOf<T>")), "pallet_transaction_payment::ChargeTransactionPayment"),
  implicit: unit,
  implicitValue: () => undefined,
  cheap: true,
  validate: (transaction, tip) => {
    ensureCanPay(transaction.state, dueFee(transaction, tip), alternativesOf(transaction.pallets));
    return { priority: PRIORITY[transaction.cost.class] };
  },
  prepare: (transaction, tip) => {
    const { state, pallets, cost } = transaction;
    const fee = dueFee(transaction, tip);
    const taken = takeFee(state, fee, alternativesOf(pallets));
    return ({ weight, paysFee }) => {
      const actualFee = totalFee(feeDetails({ weight, length: cost.length }, paysFee, tip));
      if (taken !== undefined) settleFee(state, fee.payer, taken, actualFee);
      state.deposit(events.TransactionFeePaid({ who: fee.payer, actualFee, tip }));
    };
  },
});
