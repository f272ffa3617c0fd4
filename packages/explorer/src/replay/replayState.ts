import { concat } from "@opentao/codec";
import type { Externalities } from "@opentao/runtime/boundary";
import { keyOf, textOf } from "./keyText.ts";
import type { KnownState } from "./knownState.ts";

interface Undo {
  readonly key: string;
  readonly wasChanged: boolean;
  readonly before: Uint8Array | undefined;
}

/** Roots are not made: a replay has only a part of the state, and compares values instead. */
const NO_ROOT = new Uint8Array(32);

/**
 * A state that blocks are replayed over: the known part of the chain's, with changes above it. Signatures count as
 * right, since the chain has verified them. Beyond the end of a whole prefix there is no next key: the runtime only
 * asks whether the prefix has ended.
 */
export class ReplayState implements Externalities {
  readonly #known: KnownState;
  readonly #changes = new Map<string, Uint8Array | undefined>();
  /** Keys that have a value here alone, in order. */
  readonly #added: string[] = [];
  readonly #journals: Undo[][] = [];

  constructor(known: KnownState) {
    this.#known = known;
  }

  /** Keys and values that were written, as they are now; `undefined` for removed ones. */
  changes(): ReadonlyMap<string, Uint8Array | undefined> {
    return this.#changes;
  }

  get(key: Uint8Array): Uint8Array | undefined {
    return this.#value(textOf(key));
  }

  set(key: Uint8Array, value: Uint8Array): void {
    this.#write(textOf(key), value);
  }

  append(key: Uint8Array, more: Uint8Array): void {
    this.set(key, concat(this.get(key) ?? new Uint8Array(), more));
  }

  clear(key: Uint8Array): void {
    this.#write(textOf(key), undefined);
  }

  clearPrefix(prefix: Uint8Array, limit = Number.POSITIVE_INFINITY): number {
    const keys = this.#under(textOf(prefix), textOf(prefix), limit, true);
    for (const key of keys) this.#write(key, undefined);
    return keys.length;
  }

  nextKey(key: Uint8Array): Uint8Array | undefined {
    const text = textOf(key);
    const prefix = this.#known.wholePrefixOf(text) ?? text;
    const [next] = this.#under(prefix, text, 1, false);
    return next === undefined ? undefined : keyOf(next);
  }

  keysAfter(prefix: Uint8Array, key: Uint8Array, limit: number): Uint8Array[] {
    return this.#under(textOf(prefix), textOf(key), limit, false).map(keyOf);
  }

  root(): Uint8Array {
    return NO_ROOT;
  }

  orderedRoot(): Uint8Array {
    return NO_ROOT;
  }

  verify(): boolean {
    return true;
  }

  startTransaction(): void {
    this.#journals.push([]);
  }

  commitTransaction(): void {
    const journal = this.#journals.pop() ?? [];
    const outer = this.#journals[this.#journals.length - 1];
    if (outer !== undefined) for (const undo of journal) outer.push(undo);
  }

  rollbackTransaction(): void {
    for (const { key, wasChanged, before } of (this.#journals.pop() ?? []).reverse()) {
      if (wasChanged) this.#put(key, before);
      else {
        this.#put(key, undefined);
        this.#changes.delete(key);
      }
    }
  }

  #value(key: string): Uint8Array | undefined {
    return this.#changes.has(key) ? this.#changes.get(key) : this.#known.get(key);
  }

  /** Keys of a prefix above `after` (itself included on demand), in order; none while the prefix is not whole. */
  #under(prefix: string, after: string, limit: number, isIncluded: boolean): string[] {
    if (!this.#known.isWhole(prefix)) return [];
    const keys = isIncluded && this.#value(after) !== undefined ? [after] : [];
    for (let key: string | undefined = after; keys.length < limit; ) {
      key = this.#next(key);
      if (key === undefined || !key.startsWith(prefix)) break;
      if (this.#value(key) !== undefined) keys.push(key);
    }
    return keys;
  }

  /** The next key of the known state or of the changes, which may have been removed. */
  #next(key: string): string | undefined {
    const known = this.#known.after(key);
    const at = this.#position(key);
    const added = this.#added[this.#added[at] === key ? at + 1 : at];
    if (known === undefined) return added;
    return added === undefined || known < added ? known : added;
  }

  #write(key: string, value: Uint8Array | undefined): void {
    const wasChanged = this.#changes.has(key);
    // Also says that the key must be known: it is what it was before when this is rolled back.
    const before = this.#value(key);
    this.#journals[this.#journals.length - 1]?.push({ key, wasChanged, before });
    this.#put(key, value);
  }

  #put(key: string, value: Uint8Array | undefined): void {
    this.#changes.set(key, value);
    const at = this.#position(key);
    const isThere = this.#added[at] === key;
    if (value !== undefined && !isThere) this.#added.splice(at, 0, key);
    else if (value === undefined && isThere) this.#added.splice(at, 1);
  }

  /** Position of the first added key that is not below `key`. */
  #position(key: string): number {
    let [low, high] = [0, this.#added.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#added[middle] ?? "") < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
