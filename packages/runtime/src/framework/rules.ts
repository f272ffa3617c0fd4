import type { Pallet } from "./pallet.ts";
import type { TransactionRules } from "./transactions.ts";

/** Rules of a pallet, with its name. */
export interface PalletRules {
  readonly pallet: string;
  readonly rules: TransactionRules;
}

const known = new WeakMap<readonly Pallet[], readonly PalletRules[]>();

/** Rules for transactions of those pallets that have some, in their order: most have none. */
export function rulesOf(pallets: readonly Pallet[]): readonly PalletRules[] {
  let list = known.get(pallets);
  if (list === undefined) {
    list = pallets.flatMap(({ name, transactions }) =>
      transactions === undefined ? [] : [{ pallet: name, rules: transactions }],
    );
    known.set(pallets, list);
  }
  return list;
}
