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

  /** Names what the index has and the state has not. */
  async end(): Promise<void> {
    const { count } = await this.#db
      .selectFrom("shares")
      .select(({ fn }) => fn.countAll<bigint>().as("count"))
      .executeTakeFirstOrThrow();
    if (Number(count) === this.#seen.size) return;
    for (const row of await this.#db.selectFrom("shares").selectAll().execute()) {
      const { hotkey, coldkey, netuid, share: index } = row;
      if (!this.#seen.has(shareText(row))) this.differences.push({ hotkey, coldkey, netuid, chain: null, index });
    }
  }
}
