import { MemoryExternalities, type RootFunctions } from "../../src/testing/memoryExternalities.ts";

const NO_ROOT = new Uint8Array(32);

/** Roots that cost nothing: what they take is the trie's. */
export const noRoots: RootFunctions = { root: () => NO_ROOT, orderedRoot: () => NO_ROOT };

/** Operations of the runtime on its state since they were last {@link CountingExternalities.take}n. */
export interface Operations {
  readonly reads: number;
  readonly writes: number;
  /** Bytes of the values that were written. */
  readonly bytes: number;
  readonly transactions: number;
}

/** A state in memory that counts what is asked of it. Signatures count as verified. */
export class CountingExternalities extends MemoryExternalities {
  #reads = 0;
  #writes = 0;
  #bytes = 0;
  #transactions = 0;

  /** Returns what was counted, and begins anew. */
  take(): Operations {
    const counted = {
      reads: this.#reads,
      writes: this.#writes,
      bytes: this.#bytes,
      transactions: this.#transactions,
    };
    this.#reads = 0;
    this.#writes = 0;
    this.#bytes = 0;
    this.#transactions = 0;
    return counted;
  }

  override get(key: Uint8Array): Uint8Array | undefined {
    this.#reads += 1;
    return super.get(key);
  }

  override nextKey(key: Uint8Array): Uint8Array | undefined {
    this.#reads += 1;
    return super.nextKey(key);
  }

  override set(key: Uint8Array, value: Uint8Array): void {
    this.#count(value);
    super.set(key, value);
  }

  override append(key: Uint8Array, more: Uint8Array): void {
    this.#count(more);
    // The whole value is written by `set` of the base class, which is no work of the runtime.
    const { bytes, writes, reads } = { bytes: this.#bytes, writes: this.#writes, reads: this.#reads };
    super.append(key, more);
    this.#bytes = bytes;
    this.#writes = writes;
    this.#reads = reads;
  }

  override clear(key: Uint8Array): void {
    this.#writes += 1;
    super.clear(key);
  }

  override clearPrefix(prefix: Uint8Array, limit?: number): number {
    const removed = super.clearPrefix(prefix, limit);
    this.#writes += removed + 1;
    return removed;
  }

  override startTransaction(): void {
    this.#transactions += 1;
    super.startTransaction();
  }

  override verify(): boolean {
    return true;
  }

  #count(value: Uint8Array): void {
    this.#writes += 1;
    this.#bytes += value.length;
  }
}
