import { appendBytes } from "@opentao/codec";
import type { BlockObserver, Externalities, SignatureScheme } from "@opentao/runtime/boundary";
import { type Change, type Committed, orderedRoot, type StateVersion, update } from "@opentao/trie";
import { noAccesses, type StorageAccesses } from "../primitives/storageMetrics.ts";
import type { Changes } from "./caches.ts";
import { Overlay } from "./overlay.ts";
import type { SignatureVerifier } from "./signatures.ts";
import { bytesOf, latin1, textOf } from "./text.ts";
import type { TrieState } from "./trieState.ts";

/** A stored state with changes over it, as a runtime sees it. Nothing is stored by it. */
export class StateExternalities implements Externalities {
  /** Observer of a block that is executed over this state; none until one is set. */
  observer: BlockObserver | undefined;
  /** Accesses of the runtime so far. Those of the overlay count as those of what is stored: they are what is asked. */
  readonly accesses: StorageAccesses = noAccesses();
  readonly #base: TrieState;
  readonly #overlay = new Overlay();
  readonly #signatures: Pick<SignatureVerifier, "verify">;
  #ordered:
    | { readonly values: readonly Uint8Array[]; readonly version: StateVersion; readonly root: Uint8Array }
    | undefined;
  #computed: { readonly revision: number; readonly version: StateVersion; readonly committed: Committed } | undefined;

  /** State whose roots are taken where they would be the same. */
  readonly #alike: StateExternalities | undefined;

  constructor(base: TrieState, signatures: Pick<SignatureVerifier, "verify">, alike?: StateExternalities) {
    this.#base = base;
    this.#signatures = signatures;
    this.#alike = alike;
    this.#ordered = alike === undefined ? undefined : alike.#ordered;
  }

  /**
   * The same stored state without changes. Roots that this one has calculated are taken there for the same values and
   * the same changes, byte by byte: executing a block again calculates none again.
   */
  anew(): StateExternalities {
    return new StateExternalities(this.#base, this.#signatures, this);
  }

  get(key: Uint8Array): Uint8Array | undefined {
    const value = this.#read(key, textOf(key));
    this.accesses.reads += 1;
    this.accesses.readBytes += value?.length ?? 0;
    return value;
  }

  set(key: Uint8Array, value: Uint8Array): void {
    this.#write(textOf(key), key, value, value.length);
  }

  append(key: Uint8Array, more: Uint8Array): void {
    const text = textOf(key);
    this.#write(text, key, appendBytes(this.#read(key, text) ?? new Uint8Array(), more), more.length);
  }

  clear(key: Uint8Array): void {
    this.#write(textOf(key), key, undefined);
  }

  clearPrefix(prefix: Uint8Array, limit = Number.POSITIVE_INFINITY): number {
    const start = textOf(prefix);
    let text: string | undefined = this.#read(prefix, start) === undefined ? this.#next(start) : start;
    let removed = 0;
    while (text?.startsWith(start) === true && removed < limit) {
      this.#write(text, bytesOf(text), undefined);
      removed += 1;
      text = this.#next(text);
    }
    return removed;
  }

  nextKey(key: Uint8Array): Uint8Array | undefined {
    const next = this.#next(textOf(key));
    return next === undefined ? undefined : bytesOf(next);
  }

  keysAfter(prefix: Uint8Array, key: Uint8Array, limit: number): Uint8Array[] {
    const start = textOf(prefix);
    const found: Uint8Array[] = [];
    for (let from: string | undefined = textOf(key); from !== undefined && found.length < limit; ) {
      const stored = this.#base.keysAfter(prefix, from, limit);
      const last = stored.length < limit ? undefined : stored[limit - 1];
      const end: string | undefined = last === undefined ? undefined : latin1(last);
      const changes = this.#overlay.changesAfter(start, from, end);
      for (const one of changes.length === 0 ? stored : changedKeys(stored, changes)) found.push(one);
      from = end;
    }
    if (found.length > limit) found.length = limit;
    this.accesses.steps += found.length + 1;
    return found;
  }

  root(version: StateVersion): Uint8Array {
    return this.commitment(version).root;
  }

  /** The root is remembered for the last values: a block's body is compared with its header before it is executed. */
  orderedRoot(values: readonly Uint8Array[], version: StateVersion): Uint8Array {
    const last = this.#ordered;
    if (last?.version === version && sameValues(last.values, values)) return last.root;
    const root = orderedRoot(values, version);
    this.#ordered = { values, version, root };
    return root;
  }

  startTransaction(): void {
    this.#overlay.start();
  }

  commitTransaction(): void {
    this.#overlay.commit();
  }

  rollbackTransaction(): void {
    this.#overlay.rollback();
  }

  verify(scheme: SignatureScheme, signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
    return this.#signatures.verify(scheme, signature, message, publicKey);
  }

  /** Root of the state below the changes. */
  get baseRoot(): Uint8Array {
    return this.#base.root;
  }

  /** All changes so far. */
  get changes(): Changes {
    return this.#overlay.changes;
  }

  /** Number of open transactions. */
  get depth(): number {
    return this.#overlay.depth;
  }

  /** Root with all changes, and what must be stored for it. */
  commitment(version: StateVersion): Committed {
    const { revision } = this.#overlay;
    if (this.#computed?.revision !== revision || this.#computed.version !== version) {
      const alike = this.#alike === undefined ? undefined : this.#alike.#commitmentTo(this.changes, version);
      const committed = alike ?? update(this.#base.store, this.#base.root, this.#realChanges(), version);
      this.#computed = { revision, version, committed };
    }
    return this.#computed.committed;
  }

  /** The commitment to exactly these changes, if it has been calculated here. */
  #commitmentTo(changes: Changes, version: StateVersion): Committed | undefined {
    const computed = this.#computed;
    if (computed?.revision !== this.#overlay.revision || computed.version !== version) return undefined;
    return sameChanges(this.changes, changes) ? computed.committed : undefined;
  }

  /** Changes without those that are known to write what already stands there. */
  *#realChanges(): Generator<Change> {
    for (const [text, { key, value }] of this.#overlay.changes) {
      const before = this.#base.cached(text);
      const same = before === null ? value === undefined : before !== undefined && equal(before, value);
      if (!same) yield [key, value];
    }
  }

  #read(key: Uint8Array, text: string): Uint8Array | undefined {
    const change = this.#overlay.get(text);
    return change === undefined ? this.#base.get(key, text) : change.value;
  }

  /** @param bytes - of the value that are new */
  #write(text: string, key: Uint8Array, value: Uint8Array | undefined, bytes = 0): void {
    this.accesses.writes += 1;
    this.accesses.writtenBytes += bytes;
    this.#overlay.set(text, key, value);
  }

  #isRemoved(text: string): boolean {
    const change = this.#overlay.get(text);
    return change !== undefined && change.value === undefined;
  }

  #next(text: string): string | undefined {
    this.accesses.steps += 1;
    const written = this.#overlay.nextWritten(text);
    let stored: string | undefined = text;
    do stored = this.#base.nextText(stored);
    while (stored !== undefined && this.#isRemoved(stored));
    // Where the next stored key is written, the next written one is not above it.
    if (written === undefined || stored === undefined) return written ?? stored;
    return written < stored ? written : stored;
  }
}

/** Keys in order with those that changes add, and without those that they remove. */
function changedKeys(
  stored: readonly Uint8Array[],
  changes: readonly (readonly [string, { readonly key: Uint8Array; readonly value: Uint8Array | undefined }])[],
): Uint8Array[] {
  const keys = new Map(stored.map((key) => [latin1(key), key]));
  for (const [text, { key, value }] of changes) {
    if (value === undefined) keys.delete(text);
    else keys.set(text, key);
  }
  return [...keys].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, key]) => key);
}

function sameValues(a: readonly Uint8Array[], b: readonly Uint8Array[]): boolean {
  return a.length === b.length && a.every((value, i) => equal(value, b[i]));
}

function sameChanges(a: Changes, b: Changes): boolean {
  if (a.size !== b.size) return false;
  for (const [text, { value }] of a) {
    const other = b.get(text);
    if (other === undefined) return false;
    if (value === undefined ? other.value !== undefined : !equal(value, other.value)) return false;
  }
  return true;
}

function equal(before: Uint8Array, value: Uint8Array | undefined): boolean {
  return value !== undefined && Buffer.compare(before, value) === 0;
}
