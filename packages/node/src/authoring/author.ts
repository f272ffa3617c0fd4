import { fromHex } from "@opentao/codec";
import { sealHeader, slotOf } from "@opentao/consensus";
import { executeUnsealed } from "../chain/execution/execute.ts";
import { BlockError, type BlockRef, type Hash } from "../chain/index.ts";
import { NodeError } from "../primitives/errors.ts";
import { HashedHeader } from "../primitives/hashedHeader.ts";
import { type BuiltBlock, buildBlock } from "./buildBlock.ts";
import type { AuthorOptions } from "./options.ts";
import type { Sealer, SealOptions } from "./sealer.ts";
import type { OwnSlot } from "./slots.ts";
import type { ReadyTransactions } from "./transactions.ts";
import { type Parent, slotInTurn, slotOnDemand } from "./turns.ts";

/** For a block without any. */
const NONE: ReadyTransactions = { [Symbol.iterator]: () => [].values(), leaveOut: () => undefined };

/** A block that was made here. */
export interface SealedBlock extends BlockRef {
  /** Number of the pool's transactions in it. */
  readonly transactions: number;
}

/** Makes blocks, one after the other. */
export class Author implements Sealer {
  readonly #options: AuthorOptions;
  #last: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(options: AuthorOptions) {
    this.#options = options;
  }

  async seal({ finalize, parent }: SealOptions = {}): Promise<SealedBlock> {
    if (finalize === true) this.#checkMayFinalize();
    return this.#inLine(() => {
      const on = this.#parent(parent);
      return this.#make(on, slotOnDemand(on, this.#options), finalize);
    });
  }

  /**
   * Makes a block on the best one if this is our slot; otherwise nothing happens.
   *
   * @param due - the moment for which this was planned: a timer may ring a little early
   * @throws like {@link seal}
   */
  sealInTurn(due = 0): Promise<SealedBlock | undefined> {
    return this.#inLine(async () => {
      const on = this.#parent();
      const own = slotInTurn(on, this.#options, due);
      return own && this.#make(on, own);
    });
  }

  finalize(hash: Hash): void {
    this.#checkMayFinalize();
    this.#options.chain.finalize(hash);
  }

  /** Makes no further blocks; returns when the one in the making is done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#last;
  }

  async #inLine<T>(task: () => Promise<T>): Promise<T> {
    if (this.#stopped) throw new NodeError("STOPPED", "the node makes no more blocks", "Start it again.");
    const done = this.#last.then(task);
    // The next in line waits for this one, whatever becomes of it; whoever asked for it is told.
    this.#last = done.catch((error: unknown) => this.#options.failed?.(error));
    return done;
  }

  #parent(hash: Hash = this.#options.chain.best().hash): Parent {
    const { chain } = this.#options;
    const header = chain.header(hash);
    const number = header?.number ?? 0;
    const aura = chain.facts.aura(chain.open(hash));
    return { hash, number, aura, slot: header === undefined || number === 0 ? undefined : slotOf(header) };
  }

  async #make(parent: Parent, { slot, key }: OwnSlot, finalize?: boolean): Promise<SealedBlock> {
    const { chain, metrics, logger, among } = this.#options;
    const stop = metrics.authoringSeconds.startTimer();
    const { block, state, versions } = await this.#build(parent, slot);
    // Remembered before anybody can see the block: there must never be another of this slot.
    among?.slots.note(slot);
    const hashed = HashedHeader.of(sealHeader(block.header, (message) => key.sign(message)));
    const executed = { hashed, extrinsics: block.extrinsics, state, versions };
    const result = chain.commit(executed, finalize === undefined ? {} : { finalize });
    if (finalize === true) chain.finalize(result.block.hash);
    stop();
    metrics.blocksAuthored.inc();
    const { length } = block.included;
    logger.debug({ height: hashed.header.number, hash: hashed.hash, transactions: length }, "block made");
    return { ...result.block, transactions: length };
  }

  /**
   * Builds a block that others will accept, as far as executing it like them shows; without transactions when those
   * spoil it.
   */
  async #build(parent: Parent, slot: bigint) {
    const { transactions, logger } = this.#options;
    const block = await this.#assemble(parent, slot, transactions.ready());
    transactions.removeInvalid(block.invalid);
    try {
      return this.#execute(block);
    } catch (error) {
      if (!(error instanceof BlockError) || block.included.length === 0) throw error;
      const hint = "This is a fault of the runtime: report it with these transactions.";
      const dropped = { height: parent.number + 1, transactions: block.included, error, hint };
      logger.error(dropped, "a block made here would be refused by others: it is dropped, with its transactions");
      transactions.removeInvalid(block.included);
      return this.#execute(await this.#assemble(parent, slot, NONE));
    }
  }

  async #assemble({ hash, number, aura }: Parent, slot: bigint, transactions: ReadyTransactions) {
    const { chain, runtime, clock, budgetMs } = this.#options;
    const started = clock.now();
    return buildBlock({
      ...{ runtime, state: chain.open(hash), slot, slotDuration: aura.slotDuration, transactions },
      parent: { hash: fromHex(hash), number },
      hasTime: () => budgetMs === undefined || clock.now() - started < budgetMs,
    });
  }

  /**
   * Executes a block like those who follow; what is stored is what that leads to. @throws BlockError when they would
   * refuse it
   */
  #execute(block: BuiltBlock) {
    const { chain, runtime, metrics } = this.#options;
    const versions = chain.facts.versions(block.state.anew());
    const context = { runtime, state: block.state.anew(), versions, observer: metrics.steps };
    const state = executeUnsealed(block.header, block.extrinsics, context);
    metrics.storage.observe(state.accesses);
    return { block, state, versions };
  }

  #checkMayFinalize(): void {
    if (this.#options.among?.byVote !== true) return;
    const hint = "Wait for the voters, or start the node with finality by hand.";
    throw new NodeError("FINALITY_BY_VOTE", "blocks of this chain are finalized by vote alone", hint);
  }
}
