import { appendBytes, concatAll, startsWith, u32 } from "@opentao/codec";
import { blake2b256, verifyEd25519, verifySr25519 } from "@opentao/crypto";
import { verifyEcdsa } from "@opentao/crypto/ecdsa";
import type { BlockObserver, Externalities, SignatureScheme } from "../boundary.ts";

/** Computes roots; a test that needs the true ones gives the trie's. */
export interface RootFunctions {
  /** Root of a state, as {@link Externalities.root}. */
  root(entries: Iterable<readonly [Uint8Array, Uint8Array]>, version: 0 | 1): Uint8Array;
  /** Root of a list, as {@link Externalities.orderedRoot}. */
  orderedRoot(values: readonly Uint8Array[], version: 0 | 1): Uint8Array;
}

/** Digests instead of trie roots: they change when the state does, which is all that most tests need. */
const digests: RootFunctions = {
  root: (entries) => {
    const parts: Uint8Array[] = [];
    for (const [key, value] of entries) parts.push(u32.encode(key.length), key, u32.encode(value.length), value);
    return blake2b256(concatAll(parts));
  },
  orderedRoot: (values) => blake2b256(concatAll(values.flatMap((value) => [u32.encode(value.length), value]))),
};

interface Change {
  readonly key: string;
  readonly before: Uint8Array | undefined;
}

const verifiers: Readonly<Record<SignatureScheme, typeof verifySr25519>> = {
  sr25519: verifySr25519,
  ed25519: verifyEd25519,
  ecdsa: verifyEcdsa,
};

/** A state in memory: for tests and for tools that need no database. */
export class MemoryExternalities implements Externalities {
  /** Observer of blocks over this state; none until one is set. */
  observer: BlockObserver | undefined;
  readonly #values = new Map<string, Uint8Array>();
  /** Keys in order; each byte is a character. */
  readonly #keys: string[] = [];
  /** Values to put back, one list for each open transaction. */
  readonly #journals: Change[][] = [];
  readonly #roots: RootFunctions;

  constructor(entries: Iterable<readonly [Uint8Array, Uint8Array]> = [], roots: RootFunctions = digests) {
    this.#roots = roots;
    for (const [key, value] of entries) this.set(key, value);
  }

  get(key: Uint8Array): Uint8Array | undefined {
    return this.#values.get(textOf(key));
  }

  set(key: Uint8Array, value: Uint8Array): void {
    this.#write(textOf(key), value);
  }

  append(key: Uint8Array, more: Uint8Array): void {
    this.set(key, appendBytes(this.get(key) ?? new Uint8Array(), more));
  }

  clear(key: Uint8Array): void {
    this.#write(textOf(key), undefined);
  }

  clearPrefix(prefix: Uint8Array, limit = Number.POSITIVE_INFINITY): number {
    const text = textOf(prefix);
    const start = this.#position(text);
    let end = start;
    while (end - start < limit && this.#keys[end]?.startsWith(text) === true) end += 1;
    for (const key of this.#keys.slice(start, end)) this.#write(key, undefined);
    return end - start;
  }

  nextKey(key: Uint8Array): Uint8Array | undefined {
    const text = textOf(key);
    const at = this.#position(text);
    const next = this.#keys[this.#keys[at] === text ? at + 1 : at];
    return next === undefined ? undefined : bytesOf(next);
  }

  keysAfter(prefix: Uint8Array, key: Uint8Array, limit: number): Uint8Array[] {
    const keys: Uint8Array[] = [];
    for (let next = this.nextKey(key); next !== undefined && startsWith(next, prefix); next = this.nextKey(next)) {
      keys.push(next);
      if (keys.length === limit) break;
    }
    return keys;
  }

  root(version: 0 | 1): Uint8Array {
    return this.#roots.root(this.entries(), version);
  }

  orderedRoot(values: readonly Uint8Array[], version: 0 | 1): Uint8Array {
    return this.#roots.orderedRoot(values, version);
  }

  startTransaction(): void {
    this.#journals.push([]);
  }

  commitTransaction(): void {
    const journal = this.#journals.pop();
    if (journal === undefined) throw new TypeError("no transaction is open");
    for (const change of journal) this.#journals[this.#journals.length - 1]?.push(change);
  }

  rollbackTransaction(): void {
    const journal = this.#journals.pop();
    if (journal === undefined) throw new TypeError("no transaction is open");
    for (const { key, before } of journal.reverse()) this.#put(key, before);
  }

  verify(scheme: SignatureScheme, signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
    return verifiers[scheme](signature, message, publicKey);
  }

  /** Number of transactions that are open. */
  get depth(): number {
    return this.#journals.length;
  }

  /** All entries in the order of their keys. */
  *entries(): Generator<[Uint8Array, Uint8Array]> {
    for (const key of this.#keys) {
      const value = this.#values.get(key);
      if (value !== undefined) yield [bytesOf(key), value];
    }
  }

  /** Copy that changes independently. Open transactions are not copied. */
  fork(): MemoryExternalities {
    const copy = new MemoryExternalities([], this.#roots);
    for (const key of this.#keys) copy.#keys.push(key);
    for (const [key, value] of this.#values) copy.#values.set(key, value);
    return copy;
  }

  #write(key: string, value: Uint8Array | undefined): void {
    this.#journals[this.#journals.length - 1]?.push({ key, before: this.#values.get(key) });
    this.#put(key, value);
  }

  #put(key: string, value: Uint8Array | undefined): void {
    const exists = this.#values.has(key);
    if (value !== undefined) {
      if (!exists) this.#keys.splice(this.#position(key), 0, key);
      this.#values.set(key, value);
    } else if (exists) {
      this.#keys.splice(this.#position(key), 1);
      this.#values.delete(key);
    }
  }

  /** Position of the first key that is not below `text`. */
  #position(text: string): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#keys[middle] ?? "") < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Character of each byte: looking it up takes half of what making it takes. */
const CHARACTERS = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));

function textOf(key: Uint8Array): string {
  let text = "";
  for (let i = 0; i < key.length; i += 1) text += CHARACTERS[key[i] ?? 0];
  return text;
}

function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}
