import type { Externalities, SignatureScheme } from "@opentao/runtime/boundary";

/** Value that a call read. */
export interface Read {
  readonly key: Uint8Array;
  readonly value: Uint8Array | undefined;
}

/** A state that records which values a call reads, and whether it does anything else with it. */
export class RecordingExternalities implements Externalities {
  readonly #inner: Externalities;
  readonly #reads: Read[] = [];
  #onlyReads = true;

  constructor(inner: Externalities) {
    this.#inner = inner;
  }

  /**
   * Values that the call read, in order; `undefined` when it did more than that. Where all of it reads the same, the
   * same call over another state has the same output.
   */
  get reads(): readonly Read[] | undefined {
    return this.#onlyReads ? this.#reads : undefined;
  }

  get(key: Uint8Array): Uint8Array | undefined {
    const value = this.#inner.get(key);
    this.#reads.push({ key, value });
    return value;
  }

  set(key: Uint8Array, value: Uint8Array): void {
    this.#more().set(key, value);
  }

  append(key: Uint8Array, more: Uint8Array): void {
    this.#more().append(key, more);
  }

  clear(key: Uint8Array): void {
    this.#more().clear(key);
  }

  clearPrefix(prefix: Uint8Array, limit?: number): number {
    return this.#more().clearPrefix(prefix, limit);
  }

  nextKey(key: Uint8Array): Uint8Array | undefined {
    return this.#more().nextKey(key);
  }

  keysAfter(prefix: Uint8Array, key: Uint8Array, limit: number): Uint8Array[] {
    return this.#more().keysAfter(prefix, key, limit);
  }

  root(version: 0 | 1): Uint8Array {
    return this.#more().root(version);
  }

  orderedRoot(values: readonly Uint8Array[], version: 0 | 1): Uint8Array {
    return this.#more().orderedRoot(values, version);
  }

  startTransaction(): void {
    this.#more().startTransaction();
  }

  commitTransaction(): void {
    this.#more().commitTransaction();
  }

  rollbackTransaction(): void {
    this.#more().rollbackTransaction();
  }

  verify(scheme: SignatureScheme, signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
    return this.#more().verify(scheme, signature, message, publicKey);
  }

  #more(): Externalities {
    this.#onlyReads = false;
    return this.#inner;
  }
}
