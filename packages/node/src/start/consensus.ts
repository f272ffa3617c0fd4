import { type Author, type Sealing, startSealing } from "../authoring/index.ts";
import { auraState } from "../chain/execution/aura.ts";
import { knownVoters, recordsAfterWarp, verifyVote } from "../finality/index.ts";
import type { Network } from "../network/index.ts";
import { watchAuthors } from "../offences/index.ts";
import type { Base } from "./base.ts";
import type { NodeOptions } from "./options.ts";

/** Parts of a node that take part in consensus. */
export type ConsensusParts = Pick<Base, "chain" | "pool" | "keys" | "finality" | "reporter" | "clock" | "logger">;

/**
 * The node's part in consensus: votes and blocks of its own, which begin once the node stands where it can follow the
 * chain.
 */
export class Consensus {
  readonly #options: NodeOptions;
  readonly #parts: ConsensusParts;
  readonly #endings: (() => void)[] = [];
  #begun = false;
  #stopped = false;
  /** Settles when nothing of the beginning is under way any more. */
  #beginning: Promise<void> = Promise.resolve();

  constructor(options: NodeOptions, parts: ConsensusParts) {
    this.#options = options;
    this.#parts = parts;
  }

  /** True when the node takes part. */
  get begun(): boolean {
    return this.#begun;
  }

  /**
   * Begins, after a warp when one is asked for: that goes on when this has returned.
   *
   * @throws GrandpaError, DatabaseError
   */
  begin(author: Author, network: Network | undefined): void {
    const { finality, logger } = this.#parts;
    if (network === undefined || finality === undefined || this.#options.sync !== "warp") {
      this.#begin(author, network);
      return;
    }
    this.#beginning = this.#warp(network)
      .then(() => this.#begin(author, network))
      .catch((error: unknown) => {
        if (!this.#stopped) logger.error({ error }, "the node could not begin from a recent block: start it again");
      });
  }

  /** Makes no more blocks and casts no more votes. */
  stop(): void {
    this.#stopped = true;
    for (const end of this.#endings.splice(0).reverse()) end();
  }

  /** Settles once a warp, which ends with the network, has ended. */
  settled(): Promise<void> {
    return this.#beginning;
  }

  async #warp(network: Network): Promise<void> {
    const { chain } = this.#parts;
    const voters = knownVoters(this.#options.runtime, chain);
    await network.warp({ chain, voters, verify: verifyVote, recordsAfterWarp });
  }

  #begin(author: Author, network: Network | undefined): void {
    if (this.#stopped) return;
    this.#begun = true;
    const { chain, finality, reporter, keys, clock, logger } = this.#parts;
    if (finality !== undefined) {
      this.#endings.push(() => finality.stop());
      finality.start(network);
      this.#endings.push(keys.onChange(() => finality.signersChanged()));
    }
    if (network !== undefined) {
      const { slotDuration } = auraState(this.#options.runtime, chain.open(chain.best().hash));
      this.#endings.push(watchAuthors({ chain, reporter, clock, logger, slotDuration: Number(slotDuration) }));
    }
    this.#seal(author, this.#options.sealing);
  }

  /** Makes blocks by themselves, as soon as there is a key to seal them with. */
  #seal(author: Author, sealing: Sealing): void {
    const { keys, pool, clock, logger } = this.#parts;
    if (keys.keys("aura").length > 0) {
      this.#endings.push(startSealing(sealing, { author, transactions: pool, clock, logger }));
      return;
    }
    const forget = keys.onChange(() => {
      if (this.#stopped || keys.keys("aura").length === 0) return;
      forget();
      this.#seal(author, sealing);
    });
    this.#endings.push(forget);
  }
}
