import type { Chain } from "../chain/chain.ts";
import { ChainError } from "../chain/errors.ts";
import type { Head } from "../chain/heads/header.ts";
import { changesBetween, type NeuronChange } from "./changes.ts";
import { readNeurons } from "./columns.ts";
import { readMetagraph } from "./read.ts";
import type { Metagraph, Neuron } from "./types.ts";

/**
 * Blocks after which a snapshot is read anew although nothing was told of the subnet: stake moves without events too.
 */
const MAX_AGE = 10;

/** Events after which all neurons are who they were, and where. Any other may have changed that. */
const KEEPS_IDENTITIES: ReadonlySet<string> = new Set([
  "WeightsSet",
  "WeightsCommitted",
  "WeightsRevealed",
  "WeightsBatchRevealed",
  "BatchWeightsCompleted",
  "CRV3WeightsCommitted",
  "CRV3WeightsRevealed",
  "TimelockedWeightsCommitted",
  "TimelockedWeightsRevealed",
  "StakeAdded",
  "StakeRemoved",
  "StakeMoved",
  "StakeTransferred",
  "StakeSwapped",
  "AutoStakeAdded",
  "IncentiveAlphaEmittedToMiners",
  "RootClaimed",
  "EpochTriggered",
  "EpochDeferred",
  "EpochSkipped",
]);

/** Part of a subnet that a block may have changed. */
type Touched = "nothing" | "values" | "all";

/** Called with a new snapshot and what differs from the one before. */
export type MetagraphListener = (metagraph: Metagraph, changes: readonly NeuronChange[]) => void;

/**
 * A metagraph that follows the chain: a new snapshot for each block in which something happened to a subnet. Who
 * the neurons are is read again only when something happened that may have changed it. Neurons that have not changed
 * are the same objects in all snapshots.
 */
export class MetagraphFollower {
  readonly #chain: Chain;
  readonly #netuid: number;
  readonly #listeners = new Set<MetagraphListener>();
  readonly #onError: (error: ChainError) => void;
  #latest: Metagraph;
  /** Block at which all was read; some of it may have been read since. */
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

  /** Calls `listener` with each new snapshot and its differences, which may be none; returns what stops it. */
  listen(listener: MetagraphListener): () => void {
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
      const { number: block, hash: blockHash } = head;
      const touched = await this.#touchedBy(head);
      if (touched === "nothing") {
        this.#latest = { ...this.#latest, block, blockHash };
        return;
      }
      const { neurons, changes } = changesBetween(this.#latest.neurons, await this.#read(blockHash, touched));
      this.#latest = { netuid: this.#netuid, block, blockHash, neurons };
      if (touched === "all") this.#readAt = block;
      for (const listener of this.#listeners) listener(this.#latest, changes);
    } catch (error) {
      if (!(error instanceof ChainError)) throw error;
      this.#onError(error);
    }
  }

  async #read(at: string, touched: Touched): Promise<readonly Neuron[]> {
    const known = touched === "values" ? this.#latest.neurons : undefined;
    return readNeurons(this.#chain, this.#netuid, at, known);
  }

  async #touchedBy(head: Head): Promise<Touched> {
    // Blocks that were skipped while this was busy may have held something: then there is no telling.
    const isNextBlock = head.parentHash === this.#latest.blockHash;
    if (!isNextBlock || head.number - this.#readAt >= MAX_AGE) return "all";
    const events = (await this.#chain.events(head.hash)).filter(({ pallet }) => pallet === "SubtensorModule");
    if (events.length === 0) return "nothing";
    return events.every(({ name }) => KEEPS_IDENTITIES.has(name)) ? "values" : "all";
  }
}
