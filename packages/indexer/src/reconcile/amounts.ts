import { amountsHeld, sumsLike } from "../database/histories.ts";
import { rowsLike } from "../database/rows.ts";
import { keyOf, type LedgerKey, textOf } from "../facts/ledger/account.ts";
import { amountsAfter } from "../facts/ledger/amounts.ts";
import type { TotalsTable } from "../schema/tables.ts";
import type { Difference, Said, Subject } from "./comparison.ts";

/** A quantity of which the index says something else than the chain. */
export interface AmountDifference extends LedgerKey {
  /** By the chain's state. */
  readonly chain: bigint;
  /** Sum of all its changes in the index. */
  readonly history: bigint;
  /** Amount that the index has now. */
  readonly total: bigint;
}

function said(row: Omit<TotalsTable, "height">): Said<LedgerKey, bigint> {
  return { key: keyOf(row), value: row.amount };
}

/** Amounts: those of the state, their totals, and the sums of their changes. */
export const AMOUNTS: Subject<LedgerKey, bigint> = {
  textOf,
  none: 0n,
  inState: (page) => amountsAfter(page).map(said),
  now: async (db, keys) => (await rowsLike(db, "totals", keys)).map(said),
  history: async (db, keys) => (await sumsLike(db, keys)).map(said),
  held: async (db) => (await amountsHeld(db)).map(keyOf),
};

/** A difference of amounts as it is told. */
export function amountDifference({ key, now, ...other }: Difference<LedgerKey, bigint>): AmountDifference {
  return { ...key, ...other, total: now };
}
