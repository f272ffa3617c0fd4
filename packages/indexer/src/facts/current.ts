import type { Kysely } from "kysely";
import { type CurrentTable, deleteRows, rowsLike, upsertRows } from "../database/rows.ts";
import type { CandlesTable, PoolsTable, ShareChangesTable, Tables } from "../schema/tables.ts";
import type { DecodedBlock } from "./block/decode.ts";
import { candleAfter, hourOf } from "./rows/candles.ts";
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
  readonly #candles = new Map<string, CandlesTable>();

  /** Reads what the blocks will change. */
  static async load(db: Kysely<Tables>, blocks: readonly DecodedBlock[], standing: Standing): Promise<Current> {
    const current = new Current();
    const hours = blocks.flatMap((block) => {
      const { time } = block;
      return time === null ? [] : standing.poolsAfter(block).map(({ netuid }) => ({ netuid, start: hourOf(time) }));
    });
    const wanted = [...new Map(hours.map((hour) => [candleKey(hour), hour])).values()];
    for (const candle of await rowsLike(db, "candles", wanted)) current.#candles.set(candleKey(candle), candle);
    return current;
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
      if (block.time !== null) this.#trade(block.time, pool, standing.pool(pool.netuid));
    }
  }

  /** Writes it all. */
  async write(db: Kysely<Tables>): Promise<void> {
    await writeLatest(db, "neurons", this.#neurons);
    await writeLatest(db, "shares", this.#shares);
    await upsertRows(db, "pools", [...this.#pools.values()]);
    await upsertRows(db, "candles", [...this.#candles.values()]);
  }

  #trade(time: bigint, pool: PoolsTable, before: PoolsTable | undefined): void {
    const key = candleKey({ netuid: pool.netuid, start: hourOf(time) });
    // The first volume that the index reads was traded before.
    const traded = before === undefined ? 0n : pool.volume - before.volume;
    const candle = candleAfter(time, pool, traded, this.#candles.get(key));
    if (candle !== undefined) this.#candles.set(key, candle);
  }
}

function candleKey({ netuid, start }: Pick<CandlesTable, "netuid" | "start">): string {
  return `${netuid} ${start}`;
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
