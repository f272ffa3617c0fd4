import { fromHex, toHex } from "@opentao/codec";
import type { DatabaseReader, JustificationRecord } from "../../database/index.ts";
import type { Blocks } from "../blocks/blocks.ts";
import type { BlockRef, Hash, Justified } from "../interface.ts";
import type { FinalizeOptions } from "../options.ts";

/** Justifications of the chain's blocks. */
export class Justifications {
  readonly #database: DatabaseReader;
  readonly #blocks: Blocks;

  constructor(database: DatabaseReader, blocks: Blocks) {
    this.#database = database;
    this.#blocks = blocks;
  }

  /** The encoded justification of a block, when it is kept or is the newest. */
  of(hash: Hash): Uint8Array | undefined {
    return this.#blocks.header(hash) === undefined ? undefined : this.#database.justification(fromHex(hash));
  }

  /** The highest finalized block that has a justification, with it. */
  latest(): Justified | undefined {
    const justified = this.#database.justified();
    const bytes = justified === undefined ? undefined : this.#database.justification(justified);
    if (justified === undefined || bytes === undefined) return undefined;
    const hash = toHex(justified);
    return { block: { hash, number: this.#blocks.known(hash).number }, bytes };
  }

  /** Returns what to store of a block's justification: nothing of one that is below the newest and not to be kept. */
  recordOf(block: BlockRef, options: FinalizeOptions): JustificationRecord | undefined {
    const { justification: bytes, keep = false } = options;
    if (bytes === undefined) return undefined;
    const newest = block.number >= (this.latest()?.block.number ?? 0);
    return newest || keep ? { block: fromHex(block.hash), bytes, newest, keep } : undefined;
  }
}
