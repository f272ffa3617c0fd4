import type { Chain } from "../chain/chain.ts";
import { ChainError } from "../chain/errors.ts";
import type { Head } from "../chain/heads/header.ts";
import { readMetagraph } from "./read.ts";
import type { Metagraph } from "./types.ts";

/**
 * Blocks after which a snapshot is read anew although nothing was told of the subnet: stake moves without events too.
 */
const MAX_AGE = 10;

/** A metagraph that follows the chain: a new snapshot for each block in which something happened to a subnet. */
export class MetagraphFollower {
  readonly #chain: Chain;
  readonly #netuid: number;
  readonly #listeners = new Set<(metagraph: Metagraph) => void>();
  readonly #onError: (error: ChainError) => void;
  #latest: Metagraph;
  /** Block at which `#latest` was read; it may have been found unchanged since. */
  #readAt: number;
  #stop: () => void = () => undefined;
  /** Latest block that was looked at; a block that comes while one is looked at waits here. */
  #next: Head | undefined;
  #isBusy = false;

  private constructor(chain: Chain, first: Metagraph, onError: (error: ChainError) => void) {
    this.#chain = chain;
    this.#netuid = first.netuid;
    this.#latest = first;
    this.#readAt = first.block;
    this.#onError = onError;
  }

  /**
   * Reads a subnet and follows it.
   *
   * @param onError - told of reads that failed; the next block tries again
   * @throws ChainError `UNKNOWN_ITEM` when there is no such subnet
   */
  static async start(
    chain: Chain,
    netuid: number,
    onError: (error: ChainError) => void = () => undefined,
  ): Promise<MetagraphFollower> {
    const follower = new MetagraphFollower(chain, await readMetagraph(chain, netuid), onError);
    follower.#stop = await chain.onHead((head) => follower.#look(head));
    return follower;
  }

  /** The latest snapshot. */
  get latest(): Metagraph {
    return this.#latest;
  }

  /** Calls `listener` with each new snapshot; returns what stops it. */
  listen(listener: (metagraph: Metagraph) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Follows no longer. */
  stop(): void {
    this.#stop();
    this.#listeners.clear();
  }

  #look(head: Head): void {
    this.#next = head;
    if (!this.#isBusy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    try {
      while (this.#next !== undefined) {
        const head = this.#next;
        this.#next = undefined;
        await this.#refresh(head);
      }
    } finally {
      this.#isBusy = false;
    }
  }

  async #refresh(head: Head): Promise<void> {
    try {
      // Blocks that were skipped while this was busy may have held something: then there is no telling.
      const isNextBlock = head.parentHash === this.#latest.blockHash;
      const isDue = head.number - this.#readAt >= MAX_AGE;
      if (isNextBlock && !isDue && !(await this.#isTouched(head))) {
        this.#latest = { ...this.#latest, block: head.number, blockHash: head.hash };
        return;
      }
      this.#latest = await readMetagraph(this.#chain, this.#netuid, { at: head });
      this.#readAt = head.number;
      for (const listener of this.#listeners) listener(this.#latest);
    } catch (error) {
      if (!(error instanceof ChainError)) throw error;
      this.#onError(error);
    }
  }

  async #isTouched(head: Head): Promise<boolean> {
    return (await this.#chain.events(head.hash)).some(({ pallet }) => pallet === "SubtensorModule");
  }
}
