import { toHex } from "@opentao/codec";
import type { TransactionSource } from "@opentao/codec/primitives";
import type { TransactionQueue } from "../authoring/transactions.ts";
import type {
  BestNotification,
  BlockRef,
  Chain,
  ChainNotification,
  Hash,
  ImportNotification,
} from "../chain/interface.ts";
import type { Clock } from "../clock.ts";
import { type Logger, silentLogger } from "../logger.ts";
import type { Metrics } from "../metrics/index.ts";
import { Bans } from "./bans.ts";
import { PoolError } from "./error.ts";
import { DEFAULT_POOL_LIMITS, type PoolLimits } from "./limits.ts";
import { isForGood, isOvertaken } from "./permanence.ts";
import { Queues, type Usage } from "./queues.ts";
import { Revalidation } from "./revalidation.ts";
import type { StatusListener, TransactionStatus } from "./status.ts";
import { type PoolTransaction, senderOf, transactionHash } from "./transaction.ts";
import { validate } from "./validator.ts";
import { Watchers } from "./watchers.ts";

/** What a pool works with. */
export interface PoolOptions {
  readonly chain: Chain;
  readonly clock: Pick<Clock, "now">;
  readonly metrics?: Metrics;
  readonly logger?: Logger;
  readonly limits?: Partial<PoolLimits>;
}

/**
 * Transactions that wait for a block. It follows the chain by itself: what a block holds leaves, what a block concerns is
 * looked at anew, and what a retracted block held comes back. Everything happens within the call that causes it.
 */
export class TransactionPool implements TransactionQueue {
  readonly #chain: Chain;
  readonly #clock: Pick<Clock, "now">;
  readonly #metrics: Metrics | undefined;
  readonly #logger: Logger;
  readonly #limits: PoolLimits;
  readonly #bans: Bans;
  readonly #watchers = new Watchers();
  readonly #revalidation = new Revalidation();
  readonly #readyListeners = new Set<() => void>();
  readonly #unsubscribe: () => void;
  readonly #queues = new Queues({
    becameReady: (hash) => {
      this.#someBecameReady = true;
      this.#watchers.tell(hash, { type: "ready" });
    },
    becameFuture: (hash) => this.#watchers.tell(hash, { type: "future" }),
    usurped: (hash, by) => {
      this.#revalidation.forget(hash);
      this.#watchers.tell(hash, { type: "usurped", by });
    },
  });
  #sequence = 0;
  #someBecameReady = false;

  constructor(options: PoolOptions) {
    this.#chain = options.chain;
    this.#clock = options.clock;
    this.#metrics = options.metrics;
    this.#logger = options.logger ?? silentLogger;
    this.#limits = { ...DEFAULT_POOL_LIMITS, ...options.limits };
    this.#bans = new Bans(this.#limits.banMs, this.#limits.banned);
    this.#unsubscribe = this.#chain.subscribe((notification) => this.#follow(notification));
    this.#report();
  }

  /**
   * Takes a transaction, given without its length prefix. Returns its hash.
   *
   * @throws PoolError when it is refused
   */
  submit(bytes: Uint8Array, source: TransactionSource = "Local"): Hash {
    const hash = transactionHash(bytes);
    if (this.#queues.get(hash) !== undefined) {
      throw new PoolError("ALREADY_IMPORTED", hash, "the transaction is in the pool: wait for its block");
    }
    if (this.#bans.has(hash, this.#clock.now())) {
      throw new PoolError("TEMPORARILY_BANNED", "the transaction was refused before", "sign it anew, or wait");
    }
    this.#settle(() => this.#import(hash, bytes, source));
    return hash;
  }

  /**
   * Takes a transaction and tells what happens to it, from its place in a queue on.
   *
   * @throws PoolError when it is refused; the listener hears nothing then
   */
  submitAndWatch(
    bytes: Uint8Array,
    listener: StatusListener,
    source: TransactionSource = "Local",
  ): { readonly hash: Hash; readonly unwatch: () => void } {
    const hash = transactionHash(bytes);
    let early: TransactionStatus[] | undefined = [];
    const unwatch = this.#watchers.add(hash, (status) => {
      if (early === undefined) listener(status);
      else early.push(status);
    });
    try {
      this.submit(bytes, source);
    } catch (error) {
      unwatch();
      throw error;
    }
    for (const status of early) listener(status);
    early = undefined;
    return { hash, unwatch };
  }

  /** Ready transactions in the order in which a block takes them; what leaves the pool meanwhile is left out. */
  ready(): Iterable<PoolTransaction> {
    return this.#queues.ready();
  }

  /** Transactions that wait for others, in the order of their arrival. */
  future(): readonly PoolTransaction[] {
    return this.#queues.future();
  }

  get(hash: Hash): PoolTransaction | undefined {
    return this.#queues.get(hash);
  }

  /** Whether a ready transaction gives this tag (an account's nonce is one). */
  gives(tag: Uint8Array): boolean {
    return this.#queues.gives(toHex(tag));
  }

  /** How full the queues are. */
  get usage(): { readonly ready: Usage; readonly future: Usage } {
    return this.#queues.usage;
  }

  onReady(listener: () => void): () => void {
    this.#readyListeners.add(listener);
    return () => this.#readyListeners.delete(listener);
  }

  /** These leave with all that need them; they are banned for a time. */
  removeInvalid(hashes: readonly Hash[]): void {
    this.#settle(() => {
      for (const hash of hashes) {
        this.#bans.add(hash, this.#clock.now());
        this.#drop(hash, "invalid");
      }
    });
  }

  /** A transaction was sent to these peers. */
  broadcast(hash: Hash, peers: readonly string[]): void {
    this.#watchers.tell(hash, { type: "broadcast", peers });
  }

  /** Follows the chain no longer and forgets who listens. */
  stop(): void {
    this.#unsubscribe();
    this.#watchers.clear();
    this.#readyListeners.clear();
  }

  #import(hash: Hash, bytes: Uint8Array, source: TransactionSource): void {
    const sender = senderOf(bytes);
    const transaction = {
      hash,
      bytes,
      source,
      sender,
      ...this.#validate(hash, bytes, source),
      sequence: this.#sequence,
    };
    this.#sequence += 1;
    this.#queues.insert(transaction);
    this.#revalidation.note(transaction);
    this.#enforceLimits(hash);
  }

  /** Asks the runtime; what can never be valid is banned. */
  #validate(hash: Hash, bytes: Uint8Array, source: TransactionSource) {
    try {
      return validate(this.#chain, this.#chain.best(), source, bytes);
    } catch (error) {
      if (error instanceof PoolError && isForGood(error)) this.#bans.add(hash, this.#clock.now());
      throw error;
    }
  }

  #enforceLimits(newest?: Hash): void {
    let refused = false;
    for (const queue of ["ready", "future"] as const) {
      for (let worst = this.#queues.excess(queue, this.#limits[queue]); worst !== undefined; ) {
        const dropped = this.#drop(worst.hash, "dropped");
        refused ||= dropped.some(({ hash }) => hash === newest);
        worst = this.#queues.excess(queue, this.#limits[queue]);
      }
    }
    if (refused) {
      throw new PoolError("DROPPED", "the pool is full of transactions of higher priority", "raise the tip, or wait");
    }
  }

  #drop(hash: Hash, type: "dropped" | "invalid"): readonly PoolTransaction[] {
    const removed = this.#queues.removeWithDependents(hash);
    for (const transaction of removed) {
      this.#revalidation.forget(transaction.hash);
      this.#watchers.tell(transaction.hash, { type });
    }
    return removed;
  }

  /** The chain's listeners must not throw: whatever goes wrong here must not keep a block from being imported. */
  #follow(notification: ChainNotification): void {
    try {
      this.#apply(notification);
    } catch (error) {
      this.#logger.error({ error }, "the transaction pool could not follow the chain");
    }
  }

  #apply(notification: ChainNotification): void {
    if (notification.kind === "finalized") {
      for (const { hash } of notification.finalized) this.#watchers.finalized(hash);
      for (const { hash } of notification.pruned) this.#watchers.retracted(hash);
      return;
    }
    if (notification.kind === "best" || notification.isBest) this.#settle(() => this.#newBest(notification));
  }

  #newBest({ block, enacted, retracted }: ImportNotification | BestNotification): void {
    const included = new Set<Hash>();
    for (const { hash } of retracted) this.#watchers.retracted(hash);
    for (const ref of enacted) this.#include(ref, included);
    for (const { hash } of [...retracted].reverse()) this.#resubmit(hash, included);
    for (const { hash, validTill } of [...this.#queues.all()])
      if (validTill <= block.number) this.#drop(hash, "invalid");
    for (const hash of this.#revalidation.next(this.#limits.revalidationsPerBlock)) this.#revalidate(hash);
    this.#enforceLimits();
    this.#watchers.timeOut(block.number - this.#limits.finalityBlocks);
  }

  /** What a block of the best chain holds leaves, and what it gives need not be waited for. */
  #include(block: BlockRef, included: Set<Hash>): void {
    const body = this.#chain.body(block.hash) ?? [];
    for (const [index, bytes] of body.entries()) {
      const hash = transactionHash(bytes);
      included.add(hash);
      const transaction = this.#queues.get(hash);
      if (transaction !== undefined) {
        this.#queues.satisfy(transaction.provides);
        this.#queues.remove(hash);
        this.#revalidation.forget(hash);
      } else this.#revalidation.hurry(senderOf(bytes));
      this.#watchers.included(hash, block, index);
    }
  }

  /** What a retracted block held comes back, unless another block holds it too. */
  #resubmit(block: Hash, included: ReadonlySet<Hash>): void {
    for (const bytes of this.#chain.body(block) ?? []) {
      const hash = transactionHash(bytes);
      this.#revalidation.hurry(senderOf(bytes));
      if (included.has(hash) || this.#queues.get(hash) !== undefined) continue;
      this.#tryImport(hash, bytes, "InBlock");
    }
  }

  #revalidate(hash: Hash): void {
    const transaction = this.#queues.get(hash);
    if (transaction === undefined) return;
    try {
      const validity = this.#validate(hash, transaction.bytes, transaction.source);
      this.#queues.refresh(hash, validity);
      this.#revalidation.note(transaction);
    } catch (error) {
      if (!(error instanceof PoolError)) throw error;
      if (isOvertaken(error)) this.#queues.satisfy(transaction.provides);
      if (this.#drop(hash, "invalid").length > 0) return;
      this.#revalidation.forget(hash);
      this.#watchers.tell(hash, { type: "invalid" });
    }
  }

  /** Takes a transaction that nobody waits for an answer about: a refusal is a status. */
  #tryImport(hash: Hash, bytes: Uint8Array, source: TransactionSource): void {
    try {
      this.#import(hash, bytes, source);
    } catch (error) {
      if (!(error instanceof PoolError)) throw error;
      this.#revalidation.forget(hash);
      this.#watchers.tell(hash, { type: error.code === "DROPPED" ? "dropped" : "invalid" });
    }
  }

  /** Runs a change of the queues, then tells who waits for ready transactions, and the figures. */
  #settle(change: () => void): void {
    try {
      change();
    } finally {
      this.#report();
      if (this.#someBecameReady) {
        this.#someBecameReady = false;
        for (const listener of [...this.#readyListeners]) listener();
      }
    }
  }

  #report(): void {
    const { ready, future } = this.#queues.usage;
    this.#metrics?.poolTransactions.set({ state: "ready" }, ready.count);
    this.#metrics?.poolTransactions.set({ state: "future" }, future.count);
  }
}
