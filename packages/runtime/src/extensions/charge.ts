import { alias, compact, u64, unit } from "@opentao/codec";
import { FREE_PRIORITY } from "../boundary.ts";
import {
  type AlternativePayment,
  type DispatchError,
  type DueFee,
  invalid,
  invalidCustom,
  type Pallet,
  rulesOf,
  signed,
} from "../framework/index.ts";
import { canPay, events, feeDetails, settleFee, takeFee, totalFee } from "../pallets/transactionPayment/index.ts";
import { extension, type Transaction, wrapping } from "./extension.ts";

const alternatives = new WeakMap<readonly Pallet[], readonly AlternativePayment[]>();

/** Other ways to pay that a runtime's pallets have, in their order. */
function alternativesOf(pallets: readonly Pallet[]): readonly AlternativePayment[] {
  const known = alternatives.get(pallets);
  if (known !== undefined) return known;
  const found = pallets.flatMap(({ transactions }) => transactions?.alternativePayment ?? []);
  alternatives.set(pallets, found);
  return found;
}

/** Operational calls go first, free ones last; otherwise the pool's order is the order of arrival, whatever the tip. */
const PRIORITY = { Normal: 1n, Mandatory: 1n, Operational: 10_000_000_000n } as const;

/** Fee that an extrinsic's signer owes. */
const dueFee = ({ who, call }: Transaction, amount: bigint): DueFee => ({ payer: who, call, amount });

/** Fee that is taken before the call: all of it, or the tip alone for a call that is free if all goes well. */
const feeBefore = (transaction: Transaction, tip: bigint): DueFee =>
  dueFee(transaction, totalFee(feeDetails(transaction.cost, transaction.info.paysFee, tip)));

export const ChargeTransactionPayment = extension({
  identifier: "ChargeTransactionPayment",
  codec: wrapping(compact(alias(u64, "BalanceOf<T>")), "pallet_transaction_payment::ChargeTransactionPayment"),
  implicit: unit,
  implicitValue: () => undefined,
  cheap: true,
  validate: (transaction, tip) => {
    const { state, pallets, info, cost } = transaction;
    if (!canPay(state, feeBefore(transaction, tip), alternativesOf(pallets))) invalid("Payment");
    return { priority: info.paysFee ? PRIORITY[cost.class] : FREE_PRIORITY };
  },
  prepare: (transaction, tip) => {
    const { state, pallets, cost, info } = transaction;
    // `validate` asked whether the fee can be paid, before the signature was verified; here it is taken.
    const fee = feeBefore(transaction, tip);
    const taken = takeFee(state, fee, alternativesOf(pallets));
    return ({ weight, paysFee, error }) => {
      const actualFee = totalFee(feeDetails({ weight, length: cost.length }, paysFee, tip));
      if (taken !== undefined) settleFee(state, fee.payer, taken, info.paysFee ? actualFee : tip);
      if (paysFee && !info.paysFee) chargeFailure(transaction, actualFee - tip, error);
      state.deposit(events.TransactionFeePaid({ who: fee.payer, actualFee, tip }));
    };
  },
});

/** Takes the fee (rao) of a call that was free only if all went well. Who cannot pay it gets no place in the block. */
function chargeFailure(transaction: Transaction, amount: bigint, error: DispatchError | undefined): void {
  const { state, pallets } = transaction;
  const fee = dueFee(transaction, amount);
  const others = alternativesOf(pallets);
  if (!canPay(state, fee, others)) refuseFailure(transaction, error);
  const taken = takeFee(state, fee, others);
  if (taken !== undefined) settleFee(state, fee.payer, taken, amount);
}

/** Refuses a free call that failed, with the code that names why; without one it did not do all that it was to do. */
function refuseFailure({ pallets }: Transaction, error: DispatchError | undefined): never {
  if (error === undefined) return invalid("Payment");
  for (const { rules } of rulesOf(pallets)) {
    if (rules.guards !== undefined) return invalidCustom(rules.guards.code(error));
  }
  return invalid("Payment");
}

/**
 * Refuses a free transaction that would owe its fee, unless its signer could pay: it is tried and undone. Otherwise
 * anybody could fill blocks with calls that fail and cost nothing (deviations F8). In a block the call itself is the
 * trial: nothing is run twice there.
 */
export function checkFreeCall(transaction: Transaction): void {
  const { state, pallets, runtime, who, call, info, cost, forPool } = transaction;
  if (info.paysFee || !forPool) return;
  const fee = dueFee(transaction, totalFee(feeDetails(cost, true, 0n)));
  if (canPay(state, fee, alternativesOf(pallets))) return;
  const result = state.dryRun(() => runtime.dispatch(state, signed(who), call, info.weight));
  if (!result.ok) refuseFailure(transaction, result.error);
  if (result.output.paysFee === true) refuseFailure(transaction, undefined);
}
