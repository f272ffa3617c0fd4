import type { Hash } from "../chain/interface.ts";
import type { PoolTransaction } from "./transaction.ts";

/**
 * Schedule of validations: first of transactions whose account a block concerned, then of those not validated for
 * longest.
 */
export class RevalidationSchedule {
  /** Sender of each transaction, the one not validated for longest first. */
  readonly #senders = new Map<Hash, string | undefined>();
  readonly #bySender = new Map<string, Set<Hash>>();
  readonly #hurried = new Set<Hash>();

  /** Notes that a transaction has been validated. */
  note({ hash, sender }: PoolTransaction): void {
    this.#senders.delete(hash);
    this.#senders.set(hash, sender);
    this.#hurried.delete(hash);
    if (sender === undefined) return;
    const hashes = this.#bySender.get(sender);
    if (hashes === undefined) this.#bySender.set(sender, new Set([hash]));
    else hashes.add(hash);
  }

  /** Notes that a validation had no result: it is due again once the others were validated. */
  postpone(hash: Hash): void {
    const sender = this.#senders.get(hash);
    if (!this.#senders.delete(hash)) return;
    this.#senders.set(hash, sender);
  }

  /** A transaction has left the pool. */
  forget(hash: Hash): void {
    const sender = this.#senders.get(hash);
    this.#senders.delete(hash);
    this.#hurried.delete(hash);
    if (sender === undefined) return;
    const hashes = this.#bySender.get(sender);
    hashes?.delete(hash);
    if (hashes?.size === 0) this.#bySender.delete(sender);
  }

  /** The chain changed what it knows of an account in a way that the pool did not foresee. */
  hurry(sender: string | undefined): void {
    if (sender === undefined) return;
    for (const hash of this.#bySender.get(sender) ?? []) this.#hurried.add(hash);
  }

  /** Marks a transaction whose validity may be outdated already. */
  hurryOne(hash: Hash): void {
    if (this.#senders.has(hash)) this.#hurried.add(hash);
  }

  /** Returns up to `count` transactions to validate now. */
  next(count: number): Hash[] {
    const chosen = new Set<Hash>();
    for (const hashes of [this.#hurried, this.#senders.keys()]) {
      for (const hash of hashes) {
        if (chosen.size >= count) break;
        chosen.add(hash);
      }
    }
    return [...chosen];
  }
}
