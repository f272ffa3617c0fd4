import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { concat, startsWith } from "@opentao/codec";
import type { Externalities } from "@opentao/runtime/boundary";
import { open } from "lmdb";

const plain = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function unneeded(): never {
  throw new TypeError("a state that is generated has no roots, signatures and failures");
}

/**
 * A state of millions of keys that gathers on disk, sorted, with next to nothing in memory. Rules of the runtime run
 * over it. Their transactions may not fail.
 */
export class Scratch implements Externalities {
  readonly #folder: string;
  readonly #environment;

  /** @param parent - folder in which a new one is made for the files */
  constructor(parent: string) {
    this.#folder = mkdtempSync(join(parent, "scratch-"));
    const settings = { path: this.#folder, noSync: true, mapSize: 64 * 1024 ** 3 };
    this.#environment = open<Uint8Array, Uint8Array>({ ...settings, encoding: "binary", keyEncoding: "binary" });
  }

  /** Runs an action that writes. */
  write<T>(action: () => T): T {
    return this.#environment.transactionSync(action);
  }

  get(key: Uint8Array): Uint8Array | undefined {
    const value = this.#environment.get(key);
    return value === undefined ? undefined : plain(value);
  }

  set(key: Uint8Array, value: Uint8Array): void {
    this.#environment.putSync(key, value);
  }

  append(key: Uint8Array, more: Uint8Array): void {
    this.set(key, concat(this.get(key) ?? new Uint8Array(), more));
  }

  clear(key: Uint8Array): void {
    this.#environment.removeSync(key);
  }

  clearPrefix(prefix: Uint8Array): number {
    let removed = 0;
    for (let key = this.nextKey(prefix); key !== undefined && startsWith(key, prefix); key = this.nextKey(key)) {
      this.clear(key);
      removed += 1;
    }
    return removed;
  }

  nextKey(key: Uint8Array): Uint8Array | undefined {
    for (const next of this.#environment.getKeys({ start: key, limit: 2 })) {
      if (Buffer.compare(next, key) > 0) return plain(next);
    }
    return undefined;
  }

  keysAfter(prefix: Uint8Array, key: Uint8Array, limit: number): Uint8Array[] {
    const keys: Uint8Array[] = [];
    for (const next of this.#environment.getKeys({ start: key, limit: limit + 1 })) {
      if (!startsWith(next, prefix)) break;
      if (Buffer.compare(next, key) > 0 && keys.length < limit) keys.push(plain(next));
    }
    return keys;
  }

  /** All entries in the order of their keys. */
  *entries(): Generator<[key: Uint8Array, value: Uint8Array]> {
    for (const { key, value } of this.#environment.getRange({})) yield [plain(key), plain(value)];
  }

  /** Number of keys. */
  get count(): number {
    return this.#environment.getKeysCount({});
  }

  root(): Uint8Array {
    return unneeded();
  }

  orderedRoot(): Uint8Array {
    return unneeded();
  }

  startTransaction(): void {}

  commitTransaction(): void {}

  rollbackTransaction(): void {
    unneeded();
  }

  verify(): boolean {
    return unneeded();
  }

  /** Removes the files. */
  async remove(): Promise<void> {
    await this.#environment.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
