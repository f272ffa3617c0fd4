import type { Kysely } from "kysely";
import type { DecodedBlock } from "../facts/block/decode.ts";
import type { Tables } from "../schema/tables.ts";

/** A value with its key. */
export interface Said<Key, Value> {
  readonly key: Key;
  readonly value: Value;
}

/** Subject of a comparison: where the chain's state and the index say it. */
export interface Subject<Key, Value> {
  /** Text by which a key is found. */
  readonly textOf: (key: Key) => string;
  /** Value of what there is not. */
  readonly none: Value;
  /** Reads what a page of the state says. */
  readonly inState: (page: DecodedBlock) => readonly Said<Key, Value>[];
  /** Reads what the index says of keys now, and by all their changes; nothing of those that it does not have. */
  readonly now: (db: Kysely<Tables>, keys: readonly Key[]) => Promise<readonly Said<Key, Value>[]>;
  readonly history: (db: Kysely<Tables>, keys: readonly Key[]) => Promise<readonly Said<Key, Value>[]>;
  /** Keys that the index has, now or by their changes. */
  readonly held: (db: Kysely<Tables>) => Promise<readonly Key[]>;
}

/** A value of which the index says something else than the chain, now or by its history. */
export interface Difference<Key, Value> {
  readonly key: Key;
  readonly chain: Value;
  readonly now: Value;
  readonly history: Value;
}

/** Compares page by page; which values were seen is kept until the end. */
export class Comparison<Key, Value> {
  readonly differences: Difference<Key, Value>[] = [];
  readonly #db: Kysely<Tables>;
  readonly #subject: Subject<Key, Value>;
  readonly #seen = new Set<string>();

  constructor(db: Kysely<Tables>, subject: Subject<Key, Value>) {
    this.#db = db;
    this.#subject = subject;
  }

  /** Number of those that were compared. */
  get compared(): number {
    return this.#seen.size;
  }

  /** Compares what a page of the state says. */
  async add(page: DecodedBlock): Promise<void> {
    await this.#compare(this.#subject.inState(page));
  }

  /** Compares what the index has and the state has not. */
  async end(): Promise<void> {
    const { held, textOf, none } = this.#subject;
    const missing = (await held(this.#db)).filter((key) => !this.#seen.has(textOf(key)));
    await this.#compare(missing.map((key) => ({ key, value: none })));
  }

  async #compare(said: readonly Said<Key, Value>[]): Promise<void> {
    const { textOf, none } = this.#subject;
    const keys = said.map(({ key }) => key);
    const byKey = (rows: readonly Said<Key, Value>[]) => new Map(rows.map(({ key, value }) => [textOf(key), value]));
    const known = byKey(await this.#subject.now(this.#db, keys));
    const summed = byKey(await this.#subject.history(this.#db, keys));
    for (const { key, value: chain } of said) {
      const text = textOf(key);
      this.#seen.add(text);
      const [now, history] = [known.get(text) ?? none, summed.get(text) ?? none];
      if (now !== chain || history !== chain) this.differences.push({ key, chain, now, history });
    }
  }
}
