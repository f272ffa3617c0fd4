import { fromHex, toHex } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { sealHeader, slotOf } from "@opentao/consensus";
import { blake2b256, type Keypair } from "@opentao/crypto";
import type { Runtime } from "@opentao/runtime/boundary";
import { auraState } from "../chain/aura.ts";
import type { BlockRef, Hash, LocalChain } from "../chain/index.ts";
import { trieVersions } from "../chain/versions.ts";
import type { Clock } from "../clock.ts";
import { NodeError } from "../error.ts";
import type { Logger } from "../logger.ts";
import type { Metrics } from "../metrics/index.ts";
import type { Sealer, SealOptions } from "../sealer.ts";
import { buildBlock } from "./buildBlock.ts";
import { ownSlot } from "./slots.ts";
import type { TransactionQueue } from "./transactions.ts";

/** What an author works with. */
export interface AuthorOptions {
  readonly chain: LocalChain;
  readonly runtime: Runtime;
  readonly transactions: TransactionQueue;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** sr25519 key of the authority; without one no block can be made. */
  readonly key?: Keypair | undefined;
  /** Milliseconds that a block may take for its transactions; no limit when not given. */
  readonly budgetMs?: number | undefined;
}

/** A block that was made here. */
export interface SealedBlock extends BlockRef {
  /** How many of the pool's transactions it holds. */
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
    const sealed = await this.#inLine(() => this.#seal(parent, finalize, true));
    if (sealed === undefined) throw notAnAuthority("the node's key is not one of the chain's authorities");
    return sealed;
  }

  /** Makes a block on the best one if this is our slot; otherwise nothing happens. @throws like {@link seal} */
  sealInTurn(): Promise<SealedBlock | undefined> {
    return this.#inLine(() => this.#seal(undefined, undefined, false));
  }

  finalize(hash: Hash): void {
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
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #seal(on: Hash | undefined, finalize: boolean | undefined, mayWait: boolean): Promise<SealedBlock | undefined> {
    const { chain, metrics, transactions, logger } = this.#options;
    const stop = metrics.authoringSeconds.startTimer();
    const key = this.#key();
    const built = await this.#build(on ?? chain.best().hash, key.publicKey, mayWait);
    if (built === undefined) return undefined;
    const { block, state, versions } = built;
    transactions.removeInvalid(block.invalid);
    const header = sealHeader(block.header, (message) => key.sign(message));
    const hash = blake2b256(Header.encode(header));
    // Executed while it was built: its state is stored as it is.
    const executed = { hash, header, extrinsics: block.extrinsics, state, versions };
    const result = chain.commit(executed, finalize === undefined ? {} : { finalize });
    if (finalize === true) chain.finalize(result.block.hash);
    stop();
    metrics.blocksAuthored.inc();
    const { included } = block;
    logger.debug({ height: header.number, hash: toHex(hash), transactions: included }, "block made");
    return { ...result.block, transactions: included };
  }

  async #build(parentHash: Hash, key: Uint8Array, mayWait: boolean) {
    const { chain, runtime, clock, budgetMs, transactions } = this.#options;
    const state = chain.open(parentHash);
    const parent = chain.header(parentHash);
    const aura = auraState(runtime, chain.open(parentHash));
    const parentSlot = parent === undefined || parent.number === 0 ? undefined : slotOf(parent);
    const started = clock.now();
    const slot = ownSlot(aura, key, started, parentSlot, mayWait);
    if (slot === undefined) return undefined;
    const block = await buildBlock({
      runtime,
      parent: { hash: fromHex(parentHash), number: parent?.number ?? 0 },
      state,
      slot,
      slotDuration: aura.slotDuration,
      transactions: transactions.ready(),
      hasTime: () => budgetMs === undefined || clock.now() - started < budgetMs,
    });
    return { block, state, versions: trieVersions(runtime, chain.open(parentHash)) };
  }

  #key(): Keypair {
    const { key } = this.#options;
    if (key === undefined) throw notAnAuthority("the node has no key to seal blocks with");
    return key;
  }
}

function notAnAuthority(message: string): NodeError {
  return new NodeError("NOT_AN_AUTHORITY", message, "Give the secret of one of the keys in `aura.authorities`.");
}
