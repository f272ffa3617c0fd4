import type { ChangesTable, Quantity, TotalsTable } from "../../schema/tables.ts";

/** Key of a quantity: which one, of whom and where. */
export interface LedgerKey {
  readonly quantity: Quantity;
  /** Address; empty where the quantity has none. */
  readonly account: string;
  /** -1 where the quantity has none. */
  readonly netuid: number;
}

/** An amount that the state says, or that an event adds. */
export interface Posting extends LedgerKey {
  readonly amount: bigint;
}

/** An amount that an event adds, with the event's name and number. */
export interface Explained extends Posting {
  readonly reason: string;
  readonly event: number;
}

const NO_NETUID = -1;
const NO_ACCOUNT = "";

/** A quantity of an account. */
export function ofAccount(quantity: "free" | "reserved", account: string): LedgerKey {
  return { quantity, account, netuid: NO_NETUID };
}

/** A quantity of a pool. */
export function ofPool(quantity: "pool_tao" | "pool_alpha" | "alpha_out", netuid: number): LedgerKey {
  return { quantity, account: NO_ACCOUNT, netuid };
}

/** Stake with a hotkey. */
export function ofHotkey(account: string, netuid: number): LedgerKey {
  return { quantity: "stake", account, netuid };
}

/** The issuance. */
export const ISSUED: LedgerKey = { quantity: "issuance", account: NO_ACCOUNT, netuid: NO_NETUID };

/** Text by which a key is found. */
export function textOf({ quantity, account, netuid }: LedgerKey): string {
  return `${quantity} ${account} ${netuid}`;
}

/** Amounts of quantities as the blocks change them one after the other, and the changes with their reasons. */
export class Ledger {
  readonly #totals = new Map<string, TotalsTable>();
  readonly #changed = new Set<string>();

  /** @param totals - those of all keys that will be changed, as far as there are any */
  constructor(totals: readonly TotalsTable[]) {
    for (const row of totals) this.#totals.set(textOf(keyOf(row)), row);
  }

  /** Amount now. */
  amount(key: LedgerKey): bigint {
    return this.#totals.get(textOf(key))?.amount ?? 0n;
  }

  /** Takes over a change. */
  apply(key: LedgerKey, change: bigint, height: number): void {
    const text = textOf(key);
    this.#totals.set(text, { ...key, amount: this.amount(key) + change, height });
    this.#changed.add(text);
  }

  /** Totals that were changed. */
  changed(): TotalsTable[] {
    return [...this.#changed].flatMap((text) => this.#totals.get(text) ?? []);
  }
}

/** The key of a row. The database gives back what was written into it. */
export function keyOf({ quantity, account, netuid }: Pick<TotalsTable, "quantity" | "account" | "netuid">): LedgerKey {
  return { quantity: quantity as Quantity, account, netuid };
}

/** A row of {@link ChangesTable}, still without its place in the block. */
export type Change = Omit<ChangesTable, "height" | "number">;
