import { keysHeld, lastLike } from "../database/histories.ts";
import { rowsLike } from "../database/rows.ts";
import { type ShareKey, shareChanges, shareText } from "../facts/rows/shares.ts";
import type { ShareChangesTable } from "../schema/tables.ts";
import type { Said, Subject } from "./comparison.ts";

/** A share in the stake with a hotkey of which the index says something else than the chain; `null` stands for none. */
export interface ShareDifference {
  readonly hotkey: string;
  /** Empty for all shares of the hotkey's pool together. */
  readonly coldkey: string;
  readonly netuid: number;
  readonly chain: string | null;
  readonly index: string | null;
}

const keyOf = ({ hotkey, coldkey, netuid }: ShareKey): ShareKey => ({ hotkey, coldkey, netuid });

function said(row: Omit<ShareChangesTable, "height">): Said<ShareKey, string | null> {
  return { key: keyOf(row), value: row.share };
}

/** Shares: those of the state, those of now, and what their last changes say. */
export const SHARES: Subject<ShareKey, string | null> = {
  textOf: shareText,
  none: null,
  inState: (page) => shareChanges(page).map(said),
  now: async (db, keys) => (await rowsLike(db, "shares", keys)).map(said),
  history: async (db, keys) => (await lastLike(db, "shares", keys)).map(said),
  held: async (db) => (await keysHeld(db, "shares")).map(keyOf),
};
