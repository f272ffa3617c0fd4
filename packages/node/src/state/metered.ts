import type { Externalities, SignatureScheme } from "@opentao/runtime/boundary";

/** Budget of one call for others. */
export interface CallBudget {
  /** Reads, writes, steps from key to key, signatures. */
  readonly operations: number;
  /** Bytes of keys and values that it writes. */
  readonly writtenBytes: number;
}

/** A whole network's neurons are read by a call of a few hundred thousand operations. */
export const DEFAULT_BUDGET: CallBudget = { operations: 2_000_000, writtenBytes: 16 * 1024 * 1024 };

/** Verifying a signature takes as long as so many reads. */
const SIGNATURE_OPERATIONS = 100;

/** A state that a call may use only so much. */
export class MeteredExternalities implements Externalities {
  readonly #inner: Externalities;
  readonly #budget: CallBudget;
  #operations = 0;
  #writtenBytes = 0;

  constructor(inner: Externalities, budget: CallBudget) {
    this.#inner = inner;
    this.#budget = budget;
  }

  /** True when the budget was not enough: whatever the call gave is no answer then. */
  get isOver(): boolean {
    return this.#operations > this.#budget.operations || this.#writtenBytes > this.#budget.writtenBytes;
  }

  get(key: Uint8Array): Uint8Array | undefined {
    this.#count(1);
    return this.#inner.get(key);
  }

  set(key: Uint8Array, value: Uint8Array): void {
    this.#count(1, key.length + value.length);
    this.#inner.set(key, value);
  }

  append(key: Uint8Array, more: Uint8Array): void {
    this.#count(1, key.length + more.length);
    this.#inner.append(key, more);
  }

  clear(key: Uint8Array): void {
    this.#count(1, key.length);
    this.#inner.clear(key);
  }

  clearPrefix(prefix: Uint8Array, limit?: number): number {
    const left = this.#budget.operations - this.#operations;
    const removed = this.#inner.clearPrefix(prefix, Math.min(limit ?? Number.POSITIVE_INFINITY, left + 1));
    this.#count(1 + removed);
    return removed;
  }

  nextKey(key: Uint8Array): Uint8Array | undefined {
    this.#count(1);
    return this.#inner.nextKey(key);
  }

  keysAfter(prefix: Uint8Array, key: Uint8Array, limit: number): Uint8Array[] {
    const left = this.#budget.operations - this.#operations;
    const keys = this.#inner.keysAfter(prefix, key, Math.min(limit, left + 1));
    this.#count(1 + keys.length);
    return keys;
  }

  root(version: 0 | 1): Uint8Array {
    this.#count(1);
    return this.#inner.root(version);
  }

  orderedRoot(values: readonly Uint8Array[], version: 0 | 1): Uint8Array {
    this.#count(1 + values.length);
    return this.#inner.orderedRoot(values, version);
  }

  startTransaction(): void {
    this.#count(1);
    this.#inner.startTransaction();
  }

  commitTransaction(): void {
    this.#inner.commitTransaction();
  }

  rollbackTransaction(): void {
    this.#inner.rollbackTransaction();
  }

  verify(scheme: SignatureScheme, signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
    this.#count(SIGNATURE_OPERATIONS);
    return this.#inner.verify(scheme, signature, message, publicKey);
  }

  #count(operations: number, bytes = 0): void {
    this.#operations += operations;
    this.#writtenBytes += bytes;
    if (this.isOver) throw new Error("the call asks more of the state than a call for others may");
  }
}
