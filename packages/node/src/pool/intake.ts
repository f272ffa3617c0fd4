import type { TransactionSource } from "@opentao/codec/primitives";
import { FREE_PRIORITY } from "@opentao/runtime/boundary";
import type { Extrinsic } from "../chain/blocks/extrinsic.ts";
import type { Chain, Hash } from "../chain/interface.ts";
import type { Clock } from "../primitives/clock.ts";
import { Bans } from "./bans.ts";
import { PoolError } from "./errors.ts";
import type { PoolLimits } from "./limits.ts";
import { isForGood, isOvertaken } from "./permanence.ts";
import type { Queues } from "./queues.ts";
import { RecentBlocks } from "./recentBlocks.ts";
import { RevalidationSchedule } from "./revalidationSchedule.ts";
import { type PoolTransaction, poolTransaction, type Validity } from "./transaction.ts";
import { validate } from "./validator.ts";
import type { Watchers } from "./watchers.ts";

/**
 * Moves transactions into the queues and out of them, notifies those who watch them, and remembers what was refused.
 */
export class Intake {
  readonly queues: Queues;
  readonly watchers: Watchers;
  readonly revalidation = new RevalidationSchedule();
  readonly recent: RecentBlocks;
  readonly #bans: Bans;
  readonly #chain: Chain;
  readonly #clock: Pick<Clock, "now">;
  readonly #limits: PoolLimits;
  #sequence = 0;

  constructor(chain: Chain, clock: Pick<Clock, "now">, limits: PoolLimits, queues: Queues, watchers: Watchers) {
    this.#chain = chain;
    this.#clock = clock;
    this.#limits = limits;
    this.queues = queues;
    this.watchers = watchers;
    this.recent = new RecentBlocks(chain.best().hash);
    this.#bans = new Bans(limits.banMs, limits.banned);
  }

  /** Asks the runtime about a transaction and puts it into a queue. @throws PoolError */
  import(extrinsic: Extrinsic, source: TransactionSource): void {
    this.insert(extrinsic, source, () => validate(this.#chain, this.#chain.best(), source, extrinsic.opaque));
  }

  /** Puts a transaction into a queue, if `findValidity` finds it valid. @throws PoolError */
  insert(extrinsic: Extrinsic, source: TransactionSource, findValidity: () => Validity): void {
    const { hash } = extrinsic;
    const validity = this.#validated(hash, findValidity);
    const transaction = poolTransaction(extrinsic, validity, source, this.#sequence);
    this.#sequence += 1;
    this.#boundFree(transaction);
    this.queues.insert(transaction);
    this.revalidation.note(transaction);
    this.enforceLimits(hash);
  }

  /** Takes a transaction that nobody waits for an answer about: a refusal is a status. */
  tryImport(extrinsic: Extrinsic, source: TransactionSource): void {
    const { hash } = extrinsic;
    try {
      this.import(extrinsic, source);
    } catch (error) {
      if (!(error instanceof PoolError)) throw error;
      this.revalidation.forget(hash);
      this.watchers.notify(hash, { type: error.code === "DROPPED" ? "dropped" : "invalid" });
    }
  }

  /** Takes the new validity of a transaction in the queues: `findValidity` finds it. */
  revalidate(hash: Hash, findValidity: () => Validity): void {
    const transaction = this.queues.get(hash);
    if (transaction === undefined) return;
    try {
      const validity = this.#validated(hash, findValidity);
      // Noted first: what changes may make room for another that takes its place.
      this.revalidation.note(transaction);
      this.queues.refresh(hash, validity);
    } catch (error) {
      if (!(error instanceof PoolError)) throw error;
      if (isOvertaken(error)) this.queues.satisfy(transaction.provides);
      if (this.drop(hash, "invalid").length > 0) return;
      this.revalidation.forget(hash);
      this.watchers.notify(hash, { type: "invalid" });
    }
  }

  /** Takes a transaction out with all that require it. */
  drop(hash: Hash, type: "dropped" | "invalid"): readonly PoolTransaction[] {
    const removed = this.queues.removeWithDependents(hash);
    for (const transaction of removed) {
      this.revalidation.forget(transaction.hash);
      this.watchers.notify(transaction.hash, { type });
    }
    return removed;
  }

  /** Leaves out what is too much. @throws PoolError `DROPPED` when `newest` is among it */
  enforceLimits(newest?: Hash): void {
    let refused = false;
    for (const queue of ["ready", "future"] as const) {
      for (let worst = this.queues.excess(queue, this.#limits[queue]); worst !== undefined; ) {
        const dropped = this.drop(worst.hash, "dropped");
        refused ||= dropped.some(({ hash }) => hash === newest);
        worst = this.queues.excess(queue, this.#limits[queue]);
      }
    }
    if (refused) {
      throw new PoolError(
        "DROPPED",
        "the pool is full, and others have more right to its room",
        "Wait for a block, and send no more than it takes.",
      );
    }
  }

  /** Refuses a hash for a time. */
  ban(hash: Hash): void {
    this.#bans.add(hash, this.#clock.now());
  }

  isBanned(hash: Hash): boolean {
    return this.#bans.has(hash, this.#clock.now());
  }

  /** A key has no more free transactions here than a block takes of it. @throws PoolError `DROPPED` */
  #boundFree({ priority, sender }: PoolTransaction): void {
    if (priority !== FREE_PRIORITY || sender === undefined) return;
    if (this.queues.freeOf(sender) < this.#limits.freeOfKey) return;
    const why = `the pool has ${this.#limits.freeOfKey} free transactions of this key`;
    throw new PoolError("DROPPED", why, "Wait for a block, or send calls that pay a fee.");
  }

  /** Returns what `findValidity` finds; what can never be valid is banned. */
  #validated(hash: Hash, findValidity: () => Validity): Validity {
    try {
      return findValidity();
    } catch (error) {
      if (error instanceof PoolError && isForGood(error)) this.ban(hash);
      throw error;
    }
  }
}
