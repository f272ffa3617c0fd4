import type { Changes } from "./caches.ts";
import { SortedTexts } from "./sortedTexts.ts";

interface Entry {
  readonly key: Uint8Array;
  readonly value: Uint8Array | undefined;
}

/** Changes over a state, with nested transactions. Keys go by their text. */
export class Overlay {
  readonly #entries = new Map<string, Entry>();
  /** Entries before the first write to a key in each open transaction, the innermost transaction last. */
  readonly #journals: Map<string, Entry | undefined>[] = [];
  /** Texts in order, with those taken back since; `#unsorted` waits to be put in. */
  readonly #sorted = new SortedTexts();
  readonly #indexed = new Set<string>();
  #unsorted: string[] = [];
  #revision = 0;

  /** Changes with each write and each rollback. */
  get revision(): number {
    return this.#revision;
  }

  /** All changes. */
  get changes(): Changes {
    return this.#entries;
  }

  /** The change to a key: `undefined` when there is none; its `value` is `undefined` when the key is removed. */
  get(text: string): Entry | undefined {
    return this.#entries.get(text);
  }

  /** Writes, or with `undefined` removes. */
  set(text: string, key: Uint8Array, value: Uint8Array | undefined): void {
    const journal = this.#journals[this.#journals.length - 1];
    if (journal !== undefined && !journal.has(text)) journal.set(text, this.#entries.get(text));
    this.#entries.set(text, { key, value });
    if (!this.#indexed.has(text)) {
      this.#indexed.add(text);
      this.#unsorted.push(text);
    }
    this.#revision += 1;
  }

  /** The smallest key greater than `text` that is written and not removed. */
  nextWritten(text: string): string | undefined {
    for (const next of this.#sortedAbove(text)) if (this.#entries.get(next)?.value !== undefined) return next;
    return undefined;
  }

  /** Changes to keys that are greater than `text` and not greater than `end`, and start with `prefix`, in order. */
  changesAfter(prefix: string, text: string, end: string | undefined): (readonly [string, Entry])[] {
    const changes: (readonly [string, Entry])[] = [];
    for (const next of this.#sortedAbove(text)) {
      if (!next.startsWith(prefix) || (end !== undefined && next > end)) break;
      const entry = this.#entries.get(next);
      if (entry !== undefined) changes.push([next, entry]);
    }
    return changes;
  }

  #sortedAbove(text: string): Generator<string, void> {
    for (const fresh of this.#unsorted) this.#sorted.add(fresh);
    this.#unsorted = [];
    return this.#sorted.above(text);
  }

  /** Opens a nested transaction. */
  start(): void {
    this.#journals.push(new Map());
  }

  /** Keeps the innermost transaction's changes. @throws TypeError when none is open */
  commit(): void {
    const journal = this.#close();
    const outer = this.#journals[this.#journals.length - 1];
    if (outer === undefined) return;
    for (const [text, before] of journal) if (!outer.has(text)) outer.set(text, before);
  }

  /** Drops the innermost transaction's changes. @throws TypeError when none is open */
  rollback(): void {
    for (const [text, before] of this.#close()) {
      if (before === undefined) this.#entries.delete(text);
      else this.#entries.set(text, before);
    }
    this.#revision += 1;
  }

  /** Number of open transactions. */
  get depth(): number {
    return this.#journals.length;
  }

  #close(): Map<string, Entry | undefined> {
    const journal = this.#journals.pop();
    if (journal === undefined) throw new TypeError("no transaction is open");
    return journal;
  }
}
