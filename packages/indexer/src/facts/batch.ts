import type { Kysely } from "kysely";
import { insertRows, type Rows, rowsLike, upsertRows } from "../database/rows.ts";
import type { Tables } from "../schema/tables.ts";
import type { DecodedBlock } from "./block/decode.ts";
import { Current } from "./current.ts";
import { Entries } from "./entries.ts";
import { historyOf } from "./history.ts";
import { Ledger, textOf } from "./ledger/account.ts";
import { changesOf, restReasonOf, type Statement, statementOf } from "./ledger/changes.ts";
import type { EpochResults } from "./rows/epochs.ts";
import { eventNetuidRows, eventSubjectRows } from "./rows/events.ts";
import { shareChanges } from "./rows/shares.ts";
import type { Standing } from "./standing.ts";

/** A block that is to be written. */
export interface NewBlock {
  readonly block: DecodedBlock;
  /** Results of the epochs that ran in it. */
  readonly epochs: readonly EpochResults[];
  /** Reason of whatever its events do not explain; by default it is found in the block. */
  readonly reason?: string;
}

/** Tables whose rows are only ever added, in the order in which they are written. */
const HISTORY = [
  ...(["blocks", "extrinsics", "events", "transfers", "stake_movements", "registrations", "weights"] as const),
  ...(["epochs", "epoch_neurons", "changes", "share_changes", "state_changes", "undecoded"] as const),
];

/**
 * Writes blocks that follow each other, and takes `standing` along. The caller makes it one transaction: all of a block
 * comes into the index, or nothing.
 *
 * @returns how many rows were added
 */
export async function writeBlocks(
  db: Kysely<Tables>,
  blocks: readonly NewBlock[],
  standing: Standing,
): Promise<number> {
  const statements = blocks.map(({ block }) => statementOf(block));
  const ledger = new Ledger(await rowsLike(db, "totals", keysOf(statements)));
  const decoded = blocks.map(({ block }) => block);
  const current = await Current.load(db, decoded, standing);
  const entries = await Entries.load(db, decoded);
  const history = blocks.map(({ block, epochs, reason }, at): Rows => {
    const statement = statements[at] ?? { amounts: [], explained: [] };
    const restReason = reason === undefined ? restReasonOf(block, statement) : () => ({ reason, event: null });
    const height = block.head.number;
    const shares = shareChanges(block);
    current.note(block, shares, standing);
    const rows = historyOf(block, epochs, standing);
    const changes = changesOf(ledger, statement, restReason, height);
    standing.advance(block);
    if (block.time !== null) current.supply(standing.supplyAt(block.time, height));
    return {
      ...rows,
      changes: changes.map((change, number) => ({ height, number, ...change })),
      share_changes: shares,
      state_changes: entries.note(block),
      undecoded: block.undecoded,
    };
  });
  let added = 0;
  for (const table of HISTORY) added += await insertAll(db, table, history);
  const events = history.flatMap((one) => one.events ?? []);
  await insertRows(db, "event_subjects", eventSubjectRows(events));
  await insertRows(db, "event_netuids", eventNetuidRows(events));
  await upsertRows(db, "totals", ledger.changed());
  await current.write(db);
  await entries.write(db);
  return added;
}

/** Keys of all quantities that blocks tell of, once each. */
function keysOf(statements: readonly Statement[]) {
  const postings = statements.flatMap(({ amounts, explained }) => [...amounts, ...explained]);
  const keys = postings.map(({ quantity, account, netuid }) => ({ quantity, account, netuid }));
  return [...new Map(keys.map((key) => [textOf(key), key])).values()];
}

async function insertAll<Name extends keyof Tables>(
  db: Kysely<Tables>,
  table: Name,
  history: readonly Rows[],
): Promise<number> {
  const rows = history.flatMap((one) => one[table] ?? []);
  await insertRows(db, table, rows);
  return rows.length;
}
