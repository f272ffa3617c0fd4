import { toHex } from "@opentao/codec";
import type { TransactionSource } from "@opentao/codec/primitives";
import type { TransactionQueue } from "../authoring/transactions.ts";
import { type Extrinsic, prefixExtrinsic } from "../chain/blocks/extrinsic.ts";
import type { Chain, ChainNotification, Hash } from "../chain/interface.ts";
import type { Clock } from "../primitives/clock.ts";
import { Listeners } from "../primitives/listeners.ts";
import { type Logger, silentLogger } from "../primitives/logger.ts";
import type { Metrics } from "../primitives/metrics.ts";
import { PoolError } from "./errors.ts";
import { Follower } from "./follower.ts";
import { Intake } from "./intake.ts";
import { DEFAULT_POOL_LIMITS, type PoolLimits } from "./limits.ts";
import { type Ask, Offers } from "./offers.ts";
import type { Usage } from "./queueCounts.ts";
import { Queues, type ReadyPoolTransactions } from "./queues.ts";
import { Revalidator } from "./revalidator.ts";
import type { StatusListener, TransactionStatus } from "./status.ts";
import type { PoolTransaction } from "./transaction.ts";
import { Watchers } from "./watchers.ts";

/** Parts and settings of a pool. */
export interface PoolOptions {
  readonly chain: Chain;
  readonly clock: Pick<Clock, "now">;
  readonly metrics?: Metrics;
  readonly logger?: Logger;
  readonly limits?: Partial<PoolLimits>;
  /** Asks the runtime about transactions of others; in this thread when not given. */
  readonly ask?: Ask;
}

/**
 * Transactions that wait for a block. It follows the chain by itself: what a block holds leaves, what a block concerns
 * is validated anew, and what a retracted block held comes back. Everything happens within the call that causes it.
 */
export class TransactionPool implements TransactionQueue {
  readonly #metrics: Metrics | undefined;
  readonly #logger: Logger;
  readonly #intake: Intake;
  readonly #follower: Follower;
  readonly #offers: Offers;
  readonly #revalidator: Revalidator;
  readonly #watchers = new Watchers();
  readonly #readyListeners = new Listeners<[]>();
  readonly #unsubscribe: () => void;
  readonly #queues = new Queues({
    becameReady: (hash) => {
      this.#someBecameReady = true;
      this.#watchers.notify(hash, { type: "ready" });
    },
    becameFuture: (hash) => this.#watchers.notify(hash, { type: "future" }),
    usurped: (hash, by) => {
      this.#intake.revalidation.forget(hash);
      this.#watchers.notify(hash, { type: "usurped", by });
    },
  });
  #someBecameReady = false;
  #ready: readonly PoolTransaction[] | undefined;

  constructor(options: PoolOptions) {
    this.#metrics = options.metrics;
    this.#logger = options.logger ?? silentLogger;
    const { chain, clock } = options;
    const limits = { ...DEFAULT_POOL_LIMITS, ...options.limits };
    this.#intake = new Intake(chain, clock, limits, this.#queues, this.#watchers);
    const { recent } = this.#intake;
    this.#offers = new Offers(chain, recent, options.ask);
    this.#revalidator = new Revalidator({
      ...{ chain, recent },
      ask: options.ask,
      due: () => this.#intake.revalidation.next(limits.revalidationsPerBlock),
      get: (hash) => this.#queues.get(hash),
      found: (hash, findValidity) =>
        this.#settle(() => {
          this.#intake.revalidate(hash, findValidity);
          this.#intake.enforceLimits();
        }),
      postponed: (hash) => this.#intake.revalidation.postpone(hash),
      failed: (error) => this.#logger.debug({ error }, "a transaction of the pool could not be validated anew"),
    });
    this.#follower = new Follower(chain, limits, this.#intake, this.#revalidator);
    this.#unsubscribe = chain.subscribe((notification) => this.#follow(notification));
    this.#report();
  }

  /**
   * Takes a transaction of the node itself, given without its length prefix. Returns its hash.
   *
   * @throws PoolError when it is refused
   */
  submit(bytes: Uint8Array, source: TransactionSource = "Local"): Hash {
    return this.#submit(prefixExtrinsic(bytes), source);
  }

  /**
   * Takes a transaction of others, which is validated apart from the node's own work. Returns its hash.
   *
   * @param client - whose it is: each has its fair share
   * @throws PoolError when it is refused; WorkerError when no worker has time to validate it
   */
  async offer(extrinsic: Extrinsic, client: object, source: TransactionSource = "Local"): Promise<Hash> {
    const { hash } = extrinsic;
    this.#refuseKnown(hash);
    await this.#offers.once(hash, async () => {
      this.#refuseKnown(hash);
      const { findValidity, isCurrent } = await this.#offers.validate(extrinsic, source, client);
      this.#settle(() => this.#intake.insert(extrinsic, source, findValidity));
      if (isCurrent) return;
      this.#intake.revalidation.hurryOne(hash);
      this.#revalidator.begin();
    });
    return hash;
  }

  /**
   * Takes a transaction and notifies of its statuses, from its place in a queue on.
   *
   * @throws PoolError when it is refused; the listener hears nothing then
   */
  submitAndWatch(
    bytes: Uint8Array,
    listener: StatusListener,
    source: TransactionSource = "Local",
  ): { readonly hash: Hash; readonly unwatch: () => void } {
    const extrinsic = prefixExtrinsic(bytes);
    const { hash } = extrinsic;
    const { unwatch, release } = this.#hold(hash, listener);
    try {
      this.#submit(extrinsic, source);
    } catch (error) {
      unwatch();
      throw error;
    }
    release();
    return { hash, unwatch };
  }

  /** Like {@link submitAndWatch} for a transaction of others; see {@link offer}. */
  async offerAndWatch(
    extrinsic: Extrinsic,
    listener: StatusListener,
    client: object,
  ): Promise<{ readonly hash: Hash; readonly unwatch: () => void }> {
    const { hash } = extrinsic;
    const { unwatch, release } = this.#hold(hash, listener);
    try {
      await this.offer(extrinsic, client);
    } catch (error) {
      unwatch();
      throw error;
    }
    release();
    return { hash, unwatch };
  }

  /** Ready transactions in the order in which a block takes them; what leaves the pool meanwhile is left out. */
  ready(): ReadyPoolTransactions {
    return this.#queues.ready();
  }

  /** Ready transactions like {@link ready}, as one list: the same until something changes, however many ask for it. */
  readyNow(): readonly PoolTransaction[] {
    this.#ready ??= [...this.#queues.ready()];
    return this.#ready;
  }

  /** Transactions that wait for others, in the order of their arrival. */
  future(): readonly PoolTransaction[] {
    return this.#queues.future();
  }

  get(hash: Hash): PoolTransaction | undefined {
    return this.#queues.get(hash);
  }

  /** Returns whether a ready transaction provides this tag (an account's nonce is one). */
  provides(tag: Uint8Array): boolean {
    return this.#queues.provides(toHex(tag));
  }

  /** Number and bytes of the transactions in the queues. */
  get usage(): { readonly ready: Usage; readonly future: Usage } {
    return this.#queues.usage;
  }

  onReady(listener: () => void): () => void {
    return this.#readyListeners.add(listener);
  }

  /** Removes transactions with all that require them, and bans them for a time. */
  removeInvalid(hashes: readonly Hash[]): void {
    this.#settle(() => {
      for (const hash of hashes) {
        this.#intake.ban(hash);
        this.#intake.drop(hash, "invalid");
      }
    });
  }

  /** A transaction was sent to these peers. */
  broadcast(hash: Hash, peers: readonly string[]): void {
    this.#watchers.notify(hash, { type: "broadcast", peers });
  }

  /** Follows the chain no longer and forgets who listens. */
  stop(): void {
    this.#unsubscribe();
    this.#revalidator.stop();
    this.#watchers.clear();
    this.#readyListeners.clear();
  }

  #submit(extrinsic: Extrinsic, source: TransactionSource): Hash {
    this.#refuseKnown(extrinsic.hash);
    this.#settle(() => this.#intake.import(extrinsic, source));
    return extrinsic.hash;
  }

  #refuseKnown(hash: Hash): void {
    if (this.#queues.get(hash) !== undefined) {
      throw new PoolError("ALREADY_IMPORTED", hash, "The transaction is in the pool: wait for its block.");
    }
    if (this.#intake.isBanned(hash)) {
      throw new PoolError("TEMPORARILY_BANNED", "the transaction was refused before", "Sign it anew, or wait.");
    }
  }

  /** Watches a transaction, but keeps what happens to it until it is released. */
  #hold(hash: Hash, listener: StatusListener): { readonly unwatch: () => void; readonly release: () => void } {
    let early: TransactionStatus[] | undefined = [];
    const unwatch = this.#watchers.add(hash, (status) => {
      if (early === undefined) listener(status);
      else early.push(status);
    });
    const release = () => {
      const held = early ?? [];
      early = undefined;
      for (const status of held) listener(status);
    };
    return { unwatch, release };
  }

  /** The chain's listeners must not throw: whatever goes wrong here must not keep a block from being imported. */
  #follow(notification: ChainNotification): void {
    try {
      this.#apply(notification);
    } catch (error) {
      // Listeners of the chain must not throw.
      this.#logger.error({ error }, "the transaction pool could not follow the chain");
    }
  }

  #apply(notification: ChainNotification): void {
    if (notification.kind === "finalized") this.#follower.finalized(notification);
    else if (notification.kind === "best" || notification.isBest) {
      this.#settle(() => this.#follower.newBest(notification));
    }
  }

  /** Runs a change of the queues, then updates the metrics and notifies those who wait for ready transactions. */
  #settle(change: () => void): void {
    try {
      change();
    } finally {
      this.#ready = undefined;
      this.#report();
      if (this.#someBecameReady) {
        this.#someBecameReady = false;
        this.#readyListeners.notify();
      }
    }
  }

  #report(): void {
    const { ready, future } = this.#queues.usage;
    this.#metrics?.poolTransactions.set({ state: "ready" }, ready.count);
    this.#metrics?.poolTransactions.set({ state: "future" }, future.count);
  }
}
