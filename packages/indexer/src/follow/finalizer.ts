import type { Chain } from "@opentao/sdk/chain";
import type { Kysely } from "kysely";
import { IndexError } from "../errors.ts";
import { type NewBlock, writeBlocks } from "../facts/batch.ts";
import type { RawBlock } from "../facts/block/decode.ts";
import { Standing } from "../facts/standing.ts";
import type { WholeReason } from "../facts/whole.ts";
import type { Tables } from "../schema/tables.ts";
import { readAhead } from "./ahead.ts";
import { readEpochs } from "./epochs.ts";
import { type Gap, leap } from "./leap.ts";
import { restingState } from "./place.ts";
import { BlockDecoder } from "./runtimes.ts";
import { hashAt, keepsState, readBlock, unlessPruned } from "./source.ts";

/** Listener to a {@link Finalizer}. */
export interface FinalizerListener {
  /** Called after each transaction, with what it has written. */
  readonly onWritten: (height: number, blocks: number, rows: number) => void;
  readonly onGap: (gap: Gap) => void;
}

/** Blocks that are read ahead. */
const AHEAD = 16;
/** Blocks, and extrinsics, events and differences in them, above which a transaction ends; also their bytes. */
const MAX_BLOCKS = 256;
const MAX_ITEMS = 20_000;
const MAX_BYTES = 16 * 1024 * 1024;

/** Writes finalized blocks into an index, one after the other. */
export class Finalizer {
  readonly #db: Kysely<Tables>;
  readonly #chain: Chain;
  readonly #listener: FinalizerListener;
  readonly #decoder: BlockDecoder;
  #standing: Standing | undefined;

  constructor(db: Kysely<Tables>, chain: Chain, listener: FinalizerListener) {
    this.#db = db;
    this.#chain = chain;
    this.#listener = listener;
    this.#decoder = new BlockDecoder(chain);
  }

  /** State after the last block of the index. */
  async standing(): Promise<Standing> {
    this.#standing ??= await Standing.load(this.#db);
    return this.#standing;
  }

  /**
   * Writes the blocks behind `height` up to `last`, which is finalized. What the node cannot tell any more is a gap.
   *
   * @param height - of the index's last block; -1 when it has none
   * @throws IndexError `NO_DIFFERENCES`, `FINALITY_REVERTED`; ChainError
   */
  async advance(height: number, last: number, signal: AbortSignal): Promise<void> {
    try {
      for (let next = height + 1; next <= last && !signal.aborted; ) {
        if (next === 0) next = await this.#begin(last);
        else if (await this.#isOlder()) next = await this.#readAgain(next, last);
        else next = await this.#write(next, last, signal);
      }
    } catch (error) {
      // What a transaction that failed has changed here is read anew.
      this.#standing = undefined;
      throw error;
    }
  }

  /** Begins an empty index. @returns the height at which it goes on */
  async #begin(last: number): Promise<number> {
    const hasGenesis = await keepsState(this.#chain, this.#chain.genesisHash);
    if (hasGenesis) return this.#leap(0, 0, "genesis");
    return this.#leap(0, await restingState(this.#chain, 0, last), "start");
  }

  /** Returns whether an older version has written the index, which kept less of the state. */
  async #isOlder(): Promise<boolean> {
    const { state_from } = await this.#db.selectFrom("chain").select("state_from").executeTakeFirstOrThrow();
    return state_from === null;
  }

  /** Goes on with a state that is read whole, of the next block if there is one. @returns the height behind it */
  async #readAgain(next: number, last: number): Promise<number> {
    if (await keepsState(this.#chain, await hashAt(this.#chain, next))) return this.#leap(next, next, "upgrade");
    return this.#leap(next, await restingState(this.#chain, next, last), "gap");
  }

  /** Writes blocks from a height on, as long as the node has what they changed. @returns the height where to go on */
  async #write(first: number, last: number, signal: AbortSignal): Promise<number> {
    let batch: NewBlock[] = [];
    let [items, bytes] = [0, 0];
    const flush = async (): Promise<void> => {
      await this.#commit(batch);
      [batch, items, bytes] = [[], 0, 0];
    };
    let previous = await this.#db
      .selectFrom("blocks")
      .select("hash")
      .where("height", "=", first - 1)
      .executeTakeFirst();
    const read = async (height: number) => ({
      height,
      raw: await readBlock(this.#chain, await hashAt(this.#chain, height)),
    });
    for await (const { height, raw } of readAhead(first, last, AHEAD, read)) {
      if (signal.aborted) return height;
      if (raw !== undefined && raw.head.parentHash !== previous?.hash) {
        const message = `block ${height} of ${this.#chain.url} does not follow the one that the index has`;
        throw new IndexError("FINALITY_REVERTED", message);
      }
      const complete = raw && (await this.#complete(raw));
      if (raw === undefined || complete === undefined) {
        await flush();
        return this.#leap(height, await restingState(this.#chain, height, last), "gap");
      }
      previous = raw.head;
      batch.push(complete);
      const { block } = complete;
      items += block.events.length + block.extrinsics.length + raw.differences.length;
      bytes += bytesOf(raw);
      if (batch.length >= MAX_BLOCKS || items >= MAX_ITEMS || bytes >= MAX_BYTES) await flush();
    }
    await flush();
    return last + 1;
  }

  /** Decodes a block and reads its epochs; `undefined` when the node has let go of its state meanwhile. */
  async #complete(raw: RawBlock): Promise<NewBlock | undefined> {
    const read = async (): Promise<NewBlock> => {
      const block = await this.#decoder.decode(raw);
      return { block, epochs: await readEpochs(this.#chain, block) };
    };
    return unlessPruned(this.#chain, () => [raw.head.parentHash, raw.head.hash], read);
  }

  async #commit(batch: readonly NewBlock[]): Promise<void> {
    const end = batch.at(-1);
    if (end === undefined) return;
    const standing = await this.standing();
    const rows = await this.#db.transaction().execute((transaction) => writeBlocks(transaction, batch, standing));
    this.#listener.onWritten(end.block.head.number, batch.length, rows);
  }

  /** Goes on at a height whose whole state is read; the blocks before it are missing. @returns the height behind it */
  async #leap(next: number, height: number, reason: WholeReason): Promise<number> {
    const gap = await leap(this.#db, this.#chain, this.#decoder, { next, height, reason });
    this.#standing = undefined;
    if (gap !== undefined) this.#listener.onGap(gap);
    this.#listener.onWritten(height, 1, 0);
    return height + 1;
  }
}

/** Bytes of a block's extrinsics, and of what it changed. */
function bytesOf({ extrinsics, differences }: RawBlock): number {
  const digits = differences.reduce((sum, { key, value = "" }) => sum + key.length + value.length, 0);
  return extrinsics.reduce((sum, { length }) => sum + length, digits / 2);
}
