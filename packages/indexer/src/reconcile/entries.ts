import type { Kysely } from "kysely";
import { rowsLike } from "../database/rows.ts";
import type { DecodedBlock } from "../facts/block/decode.ts";
import { type EntryKey, entryChanges, entryText } from "../facts/rows/state.ts";
import type { Tables } from "../schema/tables.ts";

/** A kept entry of the state of which the index says something else than the chain; `null` stands for none. */
export interface EntryDifference extends EntryKey {
  readonly chain: string | null;
  readonly index: string | null;
}

/** Compares kept entries page by page; which of them were seen is kept until the end. */
export class EntryComparison {
  readonly differences: EntryDifference[] = [];
  readonly #db: Kysely<Tables>;
  readonly #seen = new Set<string>();

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** Number of those that were compared. */
  get compared(): number {
    return this.#seen.size;
  }

  /** Compares the entries of a page of the state. */
  async add(page: DecodedBlock): Promise<void> {
    const rows = entryChanges(page).map(({ row }) => row);
    const keys = rows.map(({ pallet, item, keys }) => ({ pallet, item, keys }));
    const known = new Map((await rowsLike(this.#db, "state", keys)).map((row) => [entryText(row), row.value]));
    for (const { pallet, item, keys, value: chain } of rows) {
      const key = { pallet, item, keys };
      this.#seen.add(entryText(key));
      const index = known.get(entryText(key)) ?? null;
      if (index !== chain) this.differences.push({ ...key, chain, index });
    }
  }

  /**
   * Names what the index has and the state has not, among the entries or by their last changes, and entries whose last
   * change says something else.
   */
  async end(): Promise<void> {
    const rows = await this.#db
      .selectFrom("state as s")
      .fullJoin(
        (query) =>
          query
            .selectFrom("state_changes")
            .select(["pallet", "item", "keys", "value"])
            .distinctOn(["pallet", "item", "keys"])
            .orderBy("pallet")
            .orderBy("item")
            .orderBy("keys")
            .orderBy("height", "desc")
            .as("c"),
        (join) => join.onRef("c.pallet", "=", "s.pallet").onRef("c.item", "=", "s.item").onRef("c.keys", "=", "s.keys"),
      )
      .select(({ fn }) => [
        fn.coalesce("s.pallet", "c.pallet").$notNull().as("pallet"),
        fn.coalesce("s.item", "c.item").$notNull().as("item"),
        fn.coalesce("s.keys", "c.keys").$notNull().as("keys"),
        "s.value as now",
        "c.value as last",
      ])
      .execute();
    for (const { now, last, ...key } of rows) {
      if (!this.#seen.has(entryText(key))) {
        const index = now ?? last;
        if (index !== null) this.differences.push({ ...key, chain: null, index });
      } else if (now !== null && last !== now) this.differences.push({ ...key, chain: now, index: last });
    }
  }
}
