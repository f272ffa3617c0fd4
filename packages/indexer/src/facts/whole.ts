import { type Kysely, sql } from "kysely";
import { insertRows, rowsLike, upsertRows } from "../database/rows.ts";
import type { Tables } from "../schema/tables.ts";
import { writeBlocks } from "./batch.ts";
import type { DecodedBlock } from "./block/decode.ts";
import { Current } from "./current.ts";
import { Entries } from "./entries.ts";
import { Ledger, textOf } from "./ledger/account.ts";
import { amountsAfter } from "./ledger/amounts.ts";
import { changesOf } from "./ledger/changes.ts";
import { shareChanges } from "./rows/shares.ts";
import { weightRows } from "./rows/weights.ts";
import { Standing } from "./standing.ts";

/**
 * Reason to read a whole state: it is that of genesis, the first of the index, one behind missing blocks, or the first
 * of a version that keeps more of it.
 */
export type WholeReason = "genesis" | "start" | "gap" | "upgrade";

/**
 * Writes a block of which the whole state is read, page by page, and what the index has and the state has not any more.
 * Every amount that differs from the index's is a change with that reason. The caller makes it one transaction.
 */
export class WholeState {
  readonly #db: Kysely<Tables>;
  readonly #height: number;
  readonly #time: bigint | null;
  readonly #reason: WholeReason;
  readonly #standing = new Standing();
  /** Changes of amounts, and of kept entries, so far. */
  #changes = 0;
  #entryChanges = 0;

  private constructor(db: Kysely<Tables>, block: DecodedBlock, reason: WholeReason) {
    this.#db = db;
    this.#height = block.head.number;
    this.#time = block.time;
    this.#reason = reason;
  }

  /** Writes the block itself. @param block - with the parts of the state that have no pages */
  static async begin(db: Kysely<Tables>, block: DecodedBlock, reason: WholeReason): Promise<WholeState> {
    const whole = new WholeState(db, block, reason);
    await db.deleteFrom("neurons").execute();
    await writeBlocks(db, [{ block, epochs: [], reason }], whole.#standing);
    whole.#changes = await whole.#count("changes");
    whole.#entryChanges = await whole.#count("state_changes");
    return whole;
  }

  /** Writes a page of the state. @param page - a block of nothing but entries of the state */
  async add(page: DecodedBlock): Promise<void> {
    const amounts = amountsAfter(page);
    const totals = await rowsLike(this.#db, "totals", amounts);
    const ledger = new Ledger(totals);
    const rest = () => ({ reason: this.#reason, event: null });
    const changes = changesOf(ledger, { amounts, explained: [] }, rest, this.#height);
    const shares = shareChanges(page);
    const current = await Current.load(this.#db, [], this.#standing);
    const entries = await Entries.load(this.#db, [page]);
    current.note(page, shares, this.#standing);
    this.#standing.advance(page);
    await insertRows(
      this.#db,
      "changes",
      changes.map((change) => ({ height: this.#height, number: this.#next(), ...change })),
    );
    await insertRows(this.#db, "share_changes", shares);
    const noted = entries.note(page, this.#entryChanges);
    this.#entryChanges += noted.length;
    await insertRows(this.#db, "state_changes", noted);
    await insertRows(this.#db, "weights", weightRows(page));
    await insertRows(this.#db, "undecoded", page.undecoded);
    // What is as before is of this block too: what stays behind has ended.
    const seen = amounts.map(({ quantity, account, netuid, amount }) => {
      return { quantity, account, netuid, amount, height: this.#height };
    });
    await upsertRows(this.#db, "totals", [...new Map(seen.map((row) => [textOf(row), row])).values()]);
    await current.write(this.#db);
    await entries.write(this.#db);
  }

  /** Ends what the index has and the state has not. */
  async end(): Promise<void> {
    const [height, reason] = [this.#height, this.#reason];
    await sql`insert into changes
      select ${height}, ${this.#changes} + row_number() over () - 1, quantity, account, netuid, -amount, ${reason}, null
      from totals where height < ${height} and amount <> 0`.execute(this.#db);
    await sql`update totals set amount = 0, height = ${height} where height < ${height} and amount <> 0`.execute(
      this.#db,
    );
    await sql`insert into share_changes select ${height}, hotkey, coldkey, netuid, null from shares
      where height < ${height}`.execute(this.#db);
    await this.#db.deleteFrom("shares").where("height", "<", height).execute();
    await sql`insert into state_changes
      select pallet, item, keys, netuid, account, null, ${height}, value, null,
        ${this.#entryChanges} + row_number() over () - 1 from state
      where height < ${height}`.execute(this.#db);
    await this.#db.deleteFrom("state").where("height", "<", height).execute();
    if (this.#time !== null) await upsertRows(this.#db, "supply", [this.#standing.supplyAt(this.#time, height)]);
  }

  /** Number of a table's rows of the block so far. */
  async #count(table: "changes" | "state_changes"): Promise<number> {
    const { count } = await this.#db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<bigint>().as("count"))
      .where("height", "=", this.#height)
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  #next(): number {
    this.#changes += 1;
    return this.#changes - 1;
  }
}
