import type { Kysely } from "kysely";
import { type CurrentTable, deleteRows, upsertRows } from "../database/rows.ts";
import type { PoolsTable, ShareChangesTable, SupplyTable, Tables } from "../schema/tables.ts";
import type { DecodedBlock } from "./block/decode.ts";
import { Candles } from "./candles.ts";
import { neuronChanges } from "./rows/registrations.ts";
import { shareText } from "./rows/shares.ts";
import type { Standing } from "./standing.ts";

/** Rows of a table by their keys as text; `null` for those that ended. */
type Latest<Name extends CurrentTable> = Map<string, { readonly key: Partial<Tables[Name]>; row: Tables[Name] | null }>;

/** Rows of tables that hold what is so now, after some blocks: of each row only the last form is written. */
export class Current {
  readonly #neurons: Latest<"neurons"> = new Map();
  readonly #shares: Latest<"shares"> = new Map();
  readonly #pools = new Map<number, PoolsTable>();
  readonly #supply = new Map<bigint, SupplyTable>();
  readonly #candles: Candles;

  private constructor(candles: Candles) {
    this.#candles = candles;
  }

  /** Reads what the blocks will change. */
  static async load(db: Kysely<Tables>, blocks: readonly DecodedBlock[], standing: Standing): Promise<Current> {
    return new Current(await Candles.load(db, blocks, standing));
  }

  /** Takes over what a block changed, of which `standing` knows nothing yet. */
  note(block: DecodedBlock, shares: readonly ShareChangesTable[], standing: Standing): void {
    for (const { netuid, uid, hotkey, since } of neuronChanges(block)) {
      const row = hotkey === undefined ? null : { netuid, uid, hotkey, since };
      this.#neurons.set(`${netuid} ${uid}`, { key: { netuid, uid }, row });
    }
    for (const { height, hotkey, coldkey, netuid, share } of shares) {
      const row = share === null ? null : { hotkey, coldkey, netuid, share, height };
      const key = { hotkey, coldkey, netuid };
      this.#shares.set(shareText(key), { key, row });
    }
    for (const pool of standing.poolsAfter(block)) {
      this.#pools.set(pool.netuid, pool);
      if (block.time !== null) this.#candles.trade(block.time, pool, standing.pool(pool.netuid));
    }
  }

  /** Takes over the supply after a block. */
  supply(row: SupplyTable): void {
    this.#supply.set(row.start, row);
  }

  /** Writes it all. */
  async write(db: Kysely<Tables>): Promise<void> {
    await writeLatest(db, "neurons", this.#neurons);
    await writeLatest(db, "shares", this.#shares);
    await upsertRows(db, "pools", [...this.#pools.values()]);
    await upsertRows(db, "supply", [...this.#supply.values()]);
    await this.#candles.write(db);
  }
}

async function writeLatest<Name extends "neurons" | "shares">(
  db: Kysely<Tables>,
  table: Name,
  latest: Latest<Name>,
): Promise<void> {
  const ended = [...latest.values()].filter(({ row }) => row === null);
  await deleteRows(
    db,
    table,
    ended.map(({ key }) => key),
  );
  await upsertRows(
    db,
    table,
    [...latest.values()].flatMap(({ row }) => row ?? []),
  );
}
