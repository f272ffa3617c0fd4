import type { Kysely } from "kysely";
import { rowsLike } from "../database/rows.ts";
import type { DecodedBlock } from "../facts/block/decode.ts";
import { shareChanges, shareText } from "../facts/rows/shares.ts";
import type { Tables } from "../schema/tables.ts";

/** A share in the stake with a hotkey of which the index says something else than the chain; `null` stands for none. */
export interface ShareDifference {
  readonly hotkey: string;
  /** Empty for all shares of the hotkey's pool together. */
  readonly coldkey: string;
  readonly netuid: number;
  readonly chain: string | null;
  readonly index: string | null;
}

/** Compares shares page by page; which of them were seen is kept until the end. */
export class ShareComparison {
  readonly differences: ShareDifference[] = [];
  readonly #db: Kysely<Tables>;
  readonly #seen = new Set<string>();

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** Number of those that were compared. */
  get compared(): number {
    return this.#seen.size;
  }

  /** Compares the shares of a page of the state. */
  async add(page: DecodedBlock): Promise<void> {
    const shares = shareChanges(page);
    const found = await rowsLike(
      this.#db,
      "shares",
      shares.map(({ hotkey, coldkey, netuid }) => ({ hotkey, coldkey, netuid })),
    );
    const known = new Map(found.map((row) => [shareText(row), row.share]));
    for (const { hotkey, coldkey, netuid, share: chain } of shares) {
      const key = { hotkey, coldkey, netuid };
      this.#seen.add(shareText(key));
      const index = known.get(shareText(key)) ?? null;
      if (index !== chain) this.differences.push({ ...key, chain, index });
    }
  }

  /**
   * Names what the index has and the state has not, among the shares or by their last changes, and shares whose last
   * change says something else.
   */
  async end(): Promise<void> {
    const rows = await this.#db
      .selectFrom("shares as s")
      .fullJoin(
        (query) =>
          query
            .selectFrom("share_changes")
            .select(["hotkey", "coldkey", "netuid", "share"])
            .distinctOn(["hotkey", "coldkey", "netuid"])
            .orderBy("hotkey")
            .orderBy("coldkey")
            .orderBy("netuid")
            .orderBy("height", "desc")
            .as("c"),
        (join) =>
          join
            .onRef("c.hotkey", "=", "s.hotkey")
            .onRef("c.coldkey", "=", "s.coldkey")
            .onRef("c.netuid", "=", "s.netuid"),
      )
      .select(({ fn }) => [
        fn.coalesce("s.hotkey", "c.hotkey").$notNull().as("hotkey"),
        fn.coalesce("s.coldkey", "c.coldkey").$notNull().as("coldkey"),
        fn.coalesce("s.netuid", "c.netuid").$notNull().as("netuid"),
        "s.share as now",
        "c.share as last",
      ])
      .execute();
    for (const { now, last, ...key } of rows) {
      if (!this.#seen.has(shareText(key))) {
        const index = now ?? last;
        if (index !== null) this.differences.push({ ...key, chain: null, index });
      } else if (now !== null && last !== now) this.differences.push({ ...key, chain: now, index: last });
    }
  }
}
