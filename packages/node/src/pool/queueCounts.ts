import type { Hash } from "../chain/interface.ts";
import { leastUrgent, leastWanted, Tally } from "./excess.ts";
import { Expiries } from "./expiries.ts";
import { FreeTally } from "./freeTally.ts";
import type { QueueLimits } from "./limits.ts";
import type { Node } from "./tagIndex.ts";
import type { PoolTransaction } from "./transaction.ts";

/** Name of a queue. */
export type QueueName = "ready" | "future";

/** Number of transactions and bytes of their extrinsics. */
export interface Usage {
  readonly count: number;
  readonly bytes: number;
}

/** All that is counted of the transactions in the queues: what they take, whose they are, until when they are valid. */
export class QueueCounts {
  readonly #free = new FreeTally();
  readonly #expiries = new Expiries();
  readonly #tally = { ready: new Tally(leastUrgent), future: new Tally(leastWanted) };
  readonly #usage = { ready: { count: 0, bytes: 0 }, future: { count: 0, bytes: 0 } };

  get usage(): Readonly<Record<QueueName, Usage>> {
    return this.#usage;
  }

  /** Returns the number of a key's free transactions. */
  freeOf(sender: string): number {
    return this.#free.of(sender);
  }

  /** Transactions that no block above a height may hold. */
  expired(height: number): Hash[] {
    return this.#expiries.until(height);
  }

  /** The transaction to leave out first of a queue that is over `limits`. */
  excess(queue: QueueName, limits: QueueLimits): PoolTransaction | undefined {
    const usage = this.#usage[queue];
    if (usage.count <= limits.count && usage.bytes <= limits.bytes) return undefined;
    return this.#tally[queue].first(usage.count > limits.count ? "count" : "bytes");
  }

  /** Counts a transaction that came into the queue of its node (1), or left it (−1). */
  count({ ready, transaction }: Node, change: 1 | -1): void {
    const queue = ready ? "ready" : "future";
    if (change === 1) this.#tally[queue].add(transaction);
    else this.#tally[queue].remove(transaction);
    const usage = this.#usage[queue];
    usage.count += change;
    usage.bytes += change * transaction.bytes.length;
    this.#free.count(transaction, change);
    if (change === 1) this.#expiries.add(transaction);
    else this.#expiries.remove(transaction);
  }
}
