import { keysHeld, lastLike } from "../database/histories.ts";
import { rowsLike } from "../database/rows.ts";
import { type EntryKey, entryChanges, entryText } from "../facts/rows/state.ts";
import type { StateChangesTable } from "../schema/tables.ts";
import type { Said, Subject } from "./comparison.ts";

/** A kept entry of the state of which the index says something else than the chain; `null` stands for none. */
export interface EntryDifference extends EntryKey {
  readonly chain: string | null;
  readonly index: string | null;
}

const keyOf = ({ pallet, item, keys }: EntryKey): EntryKey => ({ pallet, item, keys });

function said(row: EntryKey & Pick<StateChangesTable, "value">): Said<EntryKey, string | null> {
  return { key: keyOf(row), value: row.value };
}

/** Kept entries: those of the state, those of now, and what their last changes say. */
export const ENTRIES: Subject<EntryKey, string | null> = {
  textOf: entryText,
  none: null,
  inState: (page) => entryChanges(page).map(({ row }) => said(row)),
  now: async (db, keys) => (await rowsLike(db, "state", keys)).map(said),
  history: async (db, keys) => (await lastLike(db, "state", keys)).map(said),
  held: async (db) => (await keysHeld(db, "state")).map(keyOf),
};
