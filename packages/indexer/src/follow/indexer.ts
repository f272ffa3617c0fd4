import { backoff } from "@opentao/base";
import { pause } from "@opentao/sdk";
import { type Chain, ChainError } from "@opentao/sdk/chain";
import type { Kysely } from "kysely";
import { upkeep } from "../database/upkeep.ts";
import { IndexError } from "../errors.ts";
import type { Tables } from "../schema/tables.ts";
import { Finalizer } from "./finalizer.ts";
import type { Gap } from "./leap.ts";
import { followBest } from "./overlay.ts";
import { findPlace, lastBlock } from "./place.ts";
import { BlockDecoder } from "./runtimes.ts";
import { Wakeup } from "./wakeup.ts";

/** Progress of an index. */
export interface IndexProgress {
  /** Last block that it has. */
  readonly height: number;
  /** Last block that is finalized. */
  readonly finalized: number;
  /** Blocks and rows that were written since the indexer was started. */
  readonly blocks: number;
  readonly rows: number;
}

/** Options of an {@link Indexer}. */
export interface IndexerOptions {
  /** Called after each transaction. */
  readonly onProgress?: (progress: IndexProgress) => void;
  /** Called for blocks that the index will not have. */
  readonly onGap?: (gap: Gap) => void;
  /** Called when the node does not answer; it is asked again. */
  readonly onProblem?: (error: ChainError | IndexError) => void;
}

/** Codes of errors after which the node is asked again. */
const PASSING: readonly string[] = ["DISCONNECTED", "TIMEOUT", "CHAIN_UNREACHABLE", "STATE_PRUNED", "NODE_BEHIND"];
const PAUSES = { first: 500, longest: 30_000 };
/** Blocks after which the database is tidied up. */
const UPKEEP = 5000;

function isPassing(error: unknown): error is ChainError | IndexError {
  return (error instanceof ChainError || error instanceof IndexError) && PASSING.includes(error.code);
}

/** Writes what happens on a chain into an index: what is finalized for good, the best blocks above it as an overlay. */
export class Indexer {
  readonly #db: Kysely<Tables>;
  readonly #chain: Chain;
  readonly #options: IndexerOptions;
  readonly #finalizer: Finalizer;
  /** Decoder of the overlay's blocks, most of which follow on the last. */
  readonly #decoder: BlockDecoder;
  #finalized = 0;
  #blocks = 0;
  #tidyAt = UPKEEP;
  #rows = 0;

  constructor(db: Kysely<Tables>, chain: Chain, options: IndexerOptions = {}) {
    this.#db = db;
    this.#chain = chain;
    this.#options = options;
    this.#decoder = new BlockDecoder(chain);
    this.#finalizer = new Finalizer(db, chain, {
      onGap: (gap) => options.onGap?.(gap),
      onWritten: (height, blocks, rows) => {
        this.#blocks += blocks;
        this.#rows += rows;
        options.onProgress?.({ height, finalized: this.#finalized, blocks: this.#blocks, rows: this.#rows });
      },
    });
  }

  /**
   * Brings the index to the last finalized block and follows the chain until `signal` aborts. What was begun then is
   * not written.
   *
   * @throws IndexError `OTHER_CHAIN`, `FINALITY_REVERTED`, `NO_DIFFERENCES`; ChainError for what does not pass
   */
  async run(signal: AbortSignal): Promise<void> {
    const wakeup = new Wakeup(signal);
    const stops = [
      await this.#chain.onHead(() => wakeup.wake(), "finalized"),
      await this.#chain.onHead(() => wakeup.wake()),
    ];
    try {
      for (let failures = 0; !signal.aborted; ) {
        try {
          await this.catchUp(signal);
          failures = 0;
          await wakeup.next();
        } catch (error) {
          if (!isPassing(error)) throw error;
          this.#options.onProblem?.(error);
          failures += 1;
          await pause(backoff(failures, PAUSES), signal);
        }
      }
    } finally {
      for (const stop of stops) stop();
    }
  }

  /**
   * Brings the index to the last finalized block, and the overlay to the best one.
   *
   * @throws as {@link run}; IndexError `NODE_BEHIND`, `STATE_PRUNED`, which {@link run} waits out
   */
  async catchUp(signal: AbortSignal = new AbortController().signal): Promise<void> {
    const { number } = await this.#chain.head("finalized");
    const height = await findPlace(this.#db, this.#chain, number);
    this.#finalized = number;
    await this.#finalizer.advance(height, number, signal);
    if (this.#blocks >= this.#tidyAt) {
      await upkeep(this.#db);
      this.#tidyAt = this.#blocks + UPKEEP;
    }
    const finalized = await lastBlock(this.#db);
    if (signal.aborted || finalized === undefined) return;
    const parts = {
      decoder: this.#decoder,
      standing: await this.#finalizer.standing(),
      finalized,
    };
    await followBest(this.#db, this.#chain, parts, await this.#chain.head());
  }
}
