import type { Hash } from "../chain/interface.ts";
import { isLast, type StatusListener, type TransactionStatus } from "./status.ts";

/** A watched transaction that stands in a block which is not finalized yet. */
interface Included {
  readonly hash: Hash;
  readonly index: number;
}

/** Listeners to the statuses of transactions. */
export class Watchers {
  readonly #listeners = new Map<Hash, Set<StatusListener>>();
  readonly #included = new Map<Hash, { readonly number: number; readonly transactions: Included[] }>();

  /** Watches a transaction until the last status; returns the disposer. */
  add(hash: Hash, listener: StatusListener): () => void {
    const listeners = this.#listeners.get(hash) ?? new Set();
    this.#listeners.set(hash, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(hash) === listeners) this.#listeners.delete(hash);
    };
  }

  notify(hash: Hash, status: TransactionStatus): void {
    const listeners = this.#listeners.get(hash);
    if (listeners === undefined) return;
    if (isLast(status)) this.#listeners.delete(hash);
    for (const listener of [...listeners]) listener(status);
  }

  /** A transaction stands in a block of the best chain. */
  included(hash: Hash, block: { readonly hash: Hash; readonly number: number }, index: number): void {
    if (!this.#listeners.has(hash)) return;
    const entry = this.#included.get(block.hash) ?? { number: block.number, transactions: [] };
    this.#included.set(block.hash, entry);
    entry.transactions.push({ hash, index });
    this.notify(hash, { type: "inBlock", block: block.hash, index });
  }

  /** A block left the best chain. */
  retracted(block: Hash): void {
    for (const { hash } of this.#take(block)) this.notify(hash, { type: "retracted", block });
  }

  /** A block is finalized. */
  finalized(block: Hash): void {
    for (const { hash, index } of this.#take(block)) this.notify(hash, { type: "finalized", block, index });
  }

  /** Gives up waiting for the finality of blocks up to this height. */
  timeOut(number: number): void {
    for (const [block, entry] of this.#included) {
      if (entry.number > number) continue;
      for (const { hash } of this.#take(block)) this.notify(hash, { type: "finalityTimeout", block });
    }
  }

  /** Forgets everybody. */
  clear(): void {
    this.#listeners.clear();
    this.#included.clear();
  }

  #take(block: Hash): readonly Included[] {
    const transactions = this.#included.get(block)?.transactions ?? [];
    this.#included.delete(block);
    return transactions;
  }
}
