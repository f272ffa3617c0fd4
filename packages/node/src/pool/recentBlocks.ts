import type { BlockRef, Hash } from "../chain/interface.ts";
import type { Tag, Validity } from "./transaction.ts";

/** Most blocks, and most tags and senders of all but the newest, that are remembered. */
const MAX_BLOCKS = 16;
const MAX_ENTRIES = 16_384;

/** Effects of a block on the transactions of the pool. */
interface RecentBlock {
  readonly hash: Hash;
  /** Tags that the chain provides since: those of transactions that the pool had. */
  readonly satisfied: Set<Tag>;
  /** Senders of transactions that the pool did not have. */
  readonly concerned: Set<string>;
}

/**
 * The last blocks of the best chain, and what they did to the transactions of the pool: it is done to those, too, whose
 * validity was asked for before a block and is known after it, as though they had come in time.
 */
export class RecentBlocks {
  #blocks: RecentBlock[] = [];
  /** The block before the oldest. */
  #before: Hash;

  /** @param best - the block on which the next one stands */
  constructor(best: Hash) {
    this.#before = best;
  }

  /** There is a new best block on the last one. */
  begin({ hash }: BlockRef): void {
    this.#blocks.push({ hash, satisfied: new Set(), concerned: new Set() });
    while (this.#blocks.length > MAX_BLOCKS || entriesOf(this.#blocks) > MAX_ENTRIES)
      this.#before = this.#blocks.shift()?.hash ?? hash;
  }

  /** The newest block provides tags of a transaction of the pool. */
  satisfied(tags: readonly Tag[]): void {
    for (const tag of tags) this.#blocks.at(-1)?.satisfied.add(tag);
  }

  /** The newest block has a transaction that the pool did not have. */
  concerned(sender: string | undefined): void {
    if (sender !== undefined) this.#blocks.at(-1)?.concerned.add(sender);
  }

  /** Forgets all blocks: the next one stands on another. */
  reset(best: Hash): void {
    this.#blocks = [];
    this.#before = best;
  }

  /** The blocks after one; `undefined` when it is not of the best chain, or too long ago. */
  since(block: Hash): BlocksSince | undefined {
    if (block === this.#before) return new BlocksSince(this.#blocks);
    const at = this.#blocks.findLastIndex(({ hash }) => hash === block);
    return at === -1 ? undefined : new BlocksSince(this.#blocks.slice(at + 1));
  }
}

function entriesOf(blocks: readonly RecentBlock[]): number {
  return blocks.reduce((sum, { satisfied, concerned }) => sum + satisfied.size + concerned.size, 0);
}

/** Some blocks, one after the other. */
export class BlocksSince {
  readonly #blocks: readonly RecentBlock[];

  constructor(blocks: readonly RecentBlock[]) {
    this.#blocks = blocks;
  }

  /**
   * The validity after these blocks of a transaction that had another before them; `undefined` when it has to be found
   * anew: they have a transaction of its sender that the pool did not have, or another in its place.
   */
  after(validity: Validity, sender: string | undefined): Validity | undefined {
    const { requires, provides } = validity;
    const isConcerned = this.#blocks.some(
      ({ satisfied, concerned }) =>
        (sender !== undefined && concerned.has(sender)) || provides.some((tag) => satisfied.has(tag)),
    );
    if (isConcerned) return undefined;
    return { ...validity, requires: requires.filter((tag) => !this.#blocks.some((block) => block.satisfied.has(tag))) };
  }
}
