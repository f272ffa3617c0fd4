import type { Kysely } from "kysely";
import { rowsLike, upsertRows } from "../database/rows.ts";
import type { CandlesTable, PoolsTable, Tables } from "../schema/tables.ts";
import type { DecodedBlock } from "./block/decode.ts";
import { candleAfter, SPANS, startOf } from "./rows/candles.ts";
import type { Standing } from "./standing.ts";

type CandleKey = Pick<CandlesTable, "netuid" | "seconds" | "start">;

/** Candles of all lengths, as blocks change them one after the other. */
export class Candles {
  readonly #candles = new Map<string, CandlesTable>();
  #latest: bigint | undefined;

  /** Reads those that the blocks will change. */
  static async load(db: Kysely<Tables>, blocks: readonly DecodedBlock[], standing: Standing): Promise<Candles> {
    const candles = new Candles();
    const wanted = new Map<string, CandleKey>();
    for (const block of blocks) {
      const { time } = block;
      if (time === null) continue;
      for (const { netuid } of standing.poolsAfter(block)) {
        for (const key of keysOf(netuid, time)) wanted.set(textOf(key), key);
      }
    }
    for (const candle of await rowsLike(db, "candles", [...wanted.values()])) {
      candles.#candles.set(textOf(candle), candle);
    }
    return candles;
  }

  /** Takes over what a block at a time changed of a pool. */
  trade(time: bigint, pool: PoolsTable, before: PoolsTable | undefined): void {
    this.#latest = time;
    // The first volume that the index reads was traded before.
    const traded = before === undefined ? 0n : pool.volume - before.volume;
    for (const key of keysOf(pool.netuid, time)) {
      const candle = candleAfter({ time, seconds: key.seconds }, pool, traded, this.#candles.get(textOf(key)));
      if (candle !== undefined) this.#candles.set(textOf(key), candle);
    }
  }

  /** Writes them, and deletes those that are too old to be kept. */
  async write(db: Kysely<Tables>): Promise<void> {
    await upsertRows(db, "candles", [...this.#candles.values()]);
    const latest = this.#latest;
    if (latest === undefined) return;
    for (const { seconds, kept } of SPANS) {
      if (kept === undefined) continue;
      const old = db.deleteFrom("candles").where("seconds", "=", seconds);
      await old.where("start", "<", startOf(latest, seconds) - kept).execute();
    }
  }
}

function keysOf(netuid: number, time: bigint): CandleKey[] {
  return SPANS.map(({ seconds }) => ({ netuid, seconds, start: startOf(time, seconds) }));
}

function textOf({ netuid, seconds, start }: CandleKey): string {
  return `${netuid} ${seconds} ${start}`;
}
