import { FREE_PRIORITY } from "@opentao/runtime/boundary";
import type { PoolTransaction } from "./transaction.ts";

/** Number of free transactions in the pool of each key. */
export class FreeTally {
  readonly #bySender = new Map<string, number>();

  /** A transaction came (1) or left (−1). */
  count({ priority, sender }: PoolTransaction, change: 1 | -1): void {
    if (priority !== FREE_PRIORITY || sender === undefined) return;
    const count = this.of(sender) + change;
    if (count === 0) this.#bySender.delete(sender);
    else this.#bySender.set(sender, count);
  }

  of(sender: string): number {
    return this.#bySender.get(sender) ?? 0;
  }
}
