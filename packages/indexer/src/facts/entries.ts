import type { Kysely } from "kysely";
import { deleteRows, rowsLike, upsertRows } from "../database/rows.ts";
import type { StateChangesTable, StateTable, Tables } from "../schema/tables.ts";
import type { DecodedBlock } from "./block/decode.ts";
import { Mentions } from "./rows/mentions.ts";
import { type EntryChange, type EntryKey, entryChanges, entryText } from "./rows/state.ts";

/** Kept entries of the state, as blocks change them one after the other. */
export class Entries {
  readonly #before: ReadonlyMap<string, StateTable>;
  /** Entries that were changed, or seen in a whole state; without value when they ended. */
  readonly #after = new Map<string, EntryChange["row"]>();
  readonly #changes: ReadonlyMap<DecodedBlock, readonly EntryChange[]>;

  private constructor(before: readonly StateTable[], changes: ReadonlyMap<DecodedBlock, readonly EntryChange[]>) {
    this.#before = new Map(before.map((row) => [entryText(row), row]));
    this.#changes = changes;
  }

  /** Reads what the blocks will change. */
  static async load(db: Kysely<Tables>, blocks: readonly DecodedBlock[]): Promise<Entries> {
    const changes = new Map(blocks.map((block) => [block, entryChanges(block)]));
    const rows = [...changes.values()].flatMap((list) => list.map(({ row }) => row));
    const keys = new Map(rows.map((row) => [entryText(row), keyOf(row)]));
    return new Entries(await rowsLike(db, "state", [...keys.values()]), changes);
  }

  /**
   * Takes over what a block changed.
   *
   * @param first - number of the first change
   * @returns the rows that say so: none for an entry that is as it was
   */
  note(block: DecodedBlock, first = 0): StateChangesTable[] {
    const mentions = new Mentions(block);
    const changes = (this.#changes.get(block) ?? []).flatMap((change) => {
      const { row } = change;
      const text = entryText(row);
      const before = (this.#after.get(text) ?? this.#before.get(text))?.value ?? null;
      this.#after.set(text, row);
      return before === row.value ? [] : { ...row, before, extrinsic: mentions.extrinsicOf(change) };
    });
    return changes.map((change, at) => ({ ...change, number: first + at }));
  }

  /** Writes what the entries hold now. */
  async write(db: Kysely<Tables>): Promise<void> {
    const rows = [...this.#after.values()];
    const ended = rows.filter(({ value }) => value === null);
    await deleteRows(db, "state", ended.map(keyOf));
    await upsertRows(
      db,
      "state",
      rows.flatMap(({ value, ...row }) => (value === null ? [] : { ...row, value })),
    );
  }
}

function keyOf({ pallet, item, keys }: EntryKey): EntryKey {
  return { pallet, item, keys };
}
