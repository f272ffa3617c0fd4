import type { ReadyTransactions, TransactionQueue } from "../../src/authoring/transactions.ts";
import { type Extrinsic, prefixExtrinsic } from "../../src/chain/blocks/extrinsic.ts";
import type { Hash } from "../../src/chain/index.ts";

/** Transactions of which none requires another. */
export function independent<I extends Iterable<Extrinsic>>(list: I): I & ReadyTransactions {
  return Object.assign(list, { leaveOut: () => undefined });
}

/** A list of transactions in place of the pool. */
export class ListQueue implements TransactionQueue {
  #list: Extrinsic[] = [];
  readonly #listeners = new Set<() => void>();
  readonly removed: Hash[] = [];

  add(...extrinsics: readonly Uint8Array[]): void {
    for (const bytes of extrinsics) {
      this.#list.push(prefixExtrinsic(bytes));
      for (const listener of this.#listeners) listener();
    }
  }

  ready(): readonly Extrinsic[] & ReadyTransactions {
    return independent([...this.#list]);
  }

  onReady(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  removeInvalid(hashes: readonly Hash[]): void {
    this.removed.push(...hashes);
    this.drop((hash) => hashes.includes(hash));
  }

  /** Takes out what a block holds. */
  drop(gone: (hash: Hash) => boolean): void {
    this.#list = this.#list.filter(({ hash }) => !gone(hash));
  }
}
