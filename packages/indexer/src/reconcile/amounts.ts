import { type Kysely, sql } from "kysely";
import { rowsLike, sumsLike } from "../database/rows.ts";
import type { DecodedBlock } from "../facts/block/decode.ts";
import { keyOf, type LedgerKey, type Posting, textOf } from "../facts/ledger/account.ts";
import { amountsAfter } from "../facts/ledger/amounts.ts";
import type { Tables } from "../schema/tables.ts";

/** A quantity of which the index says something else than the chain. */
export interface AmountDifference extends LedgerKey {
  /** By the chain's state. */
  readonly chain: bigint;
  /** Sum of all its changes in the index. */
  readonly history: bigint;
  /** Amount that the index has now. */
  readonly total: bigint;
}

/** Compares amounts page by page; which of them were seen is kept until the end. */
export class AmountComparison {
  readonly differences: AmountDifference[] = [];
  readonly #db: Kysely<Tables>;
  readonly #seen = new Set<string>();

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** Number of those that were compared. */
  get compared(): number {
    return this.#seen.size;
  }

  /** Compares the amounts of a page of the state. */
  async add(page: DecodedBlock): Promise<void> {
    await this.#compare(amountsAfter(page));
  }

  /** Compares what the index has and the state has not, which is nothing. */
  async end(): Promise<void> {
    const { rows } = await sql<{ quantity: string; account: string; netuid: number }>`
      select quantity, account, netuid from changes group by quantity, account, netuid having sum(amount) <> 0
      union select quantity, account, netuid from totals where amount <> 0`.execute(this.#db);
    const missing = rows.map(keyOf).filter((key) => !this.#seen.has(textOf(key)));
    await this.#compare(missing.map((key) => ({ ...key, amount: 0n })));
  }

  async #compare(amounts: readonly Posting[]): Promise<void> {
    const keys = amounts.map(({ quantity, account, netuid }) => ({ quantity, account, netuid }));
    const byKey = (rows: readonly Posting[]) => new Map(rows.map((row) => [textOf(row), row.amount]));
    const posted = (rows: readonly { quantity: string; account: string; netuid: number; amount: bigint }[]) =>
      byKey(rows.map((row) => ({ ...keyOf(row), amount: row.amount })));
    const totals = posted(await rowsLike(this.#db, "totals", keys));
    const sums = posted(await sumsLike(this.#db, keys));
    for (const { amount: chain, ...key } of amounts) {
      const text = textOf(key);
      this.#seen.add(text);
      const [history, total] = [sums.get(text) ?? 0n, totals.get(text) ?? 0n];
      if (history !== chain || total !== chain) this.differences.push({ ...key, chain, history, total });
    }
  }
}
