import { type Chain, statePages } from "@opentao/sdk/chain";
import type { Kysely } from "kysely";
import { IndexError } from "../errors.ts";
import { DecodedBlock } from "../facts/block/decode.ts";
import * as items from "../facts/block/items.ts";
import { KEPT } from "../facts/block/kept.ts";
import { lastBlock } from "../follow/place.ts";
import { blockOf, keepsState } from "../follow/source.ts";
import type { GapsTable, Tables, UndecodedTable } from "../schema/tables.ts";
import { AMOUNTS, type AmountDifference, amountDifference } from "./amounts.ts";
import { Comparison, type Difference } from "./comparison.ts";
import { ENTRIES, type EntryDifference } from "./entries.ts";
import { SHARES, type ShareDifference } from "./shares.ts";

/** Outcome of comparing an index with the chain's state after its last block. */
export interface Reconciliation {
  readonly height: number;
  readonly hash: string;
  /** Amounts, shares and kept entries that were compared. */
  readonly amounts: number;
  readonly shares: number;
  readonly entries: number;
  /** Those that differ; none when the index adds up. */
  readonly amountDifferences: readonly AmountDifference[];
  readonly shareDifferences: readonly ShareDifference[];
  readonly entryDifferences: readonly EntryDifference[];
  /** Entries of the state that could not be read. */
  readonly unreadable: readonly UndecodedTable[];
  /** Blocks that the index does not have: changes in them have one reason together. */
  readonly gaps: readonly GapsTable[];
}

/** Items in which the state says what is compared. */
const SAYING = [
  ...[items.ACCOUNT, items.ISSUANCE, items.HOTKEY_ALPHA, items.POOL_TAO, items.POOL_ALPHA, items.ALPHA_OUT],
  ...[items.SHARE, items.OLD_SHARE, items.ALL_SHARES, items.OLD_ALL_SHARES],
  ...KEPT,
];

/**
 * Compares the index with all of the chain's state after the index's last block: balances of all accounts, the
 * issuance, stake with each hotkey, pools, each coldkey's shares, and the entries that are kept as they are. Of each
 * amount the sum of its whole history must be what the chain has, to the rao. The index may grow meanwhile.
 *
 * @param db - the index, or a transaction of it
 * @param onRead - called with the number of entries that were compared so far
 * @throws IndexError `NOTHING_INDEXED`, `STATE_PRUNED`; ChainError
 */
export async function reconcile(
  db: Kysely<Tables>,
  chain: Chain,
  onRead: (compared: number) => void = () => undefined,
): Promise<Reconciliation> {
  if (db.isTransaction) return compare(db, chain, onRead);
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute((snapshot) => compare(snapshot, chain, onRead));
}

async function compare(db: Kysely<Tables>, chain: Chain, onRead: (compared: number) => void): Promise<Reconciliation> {
  const last = await lastBlock(db);
  if (last === undefined) throw new IndexError("NOTHING_INDEXED", "the index holds no block yet");
  const { height, hash } = last;
  if (!(await keepsState(chain, hash))) {
    throw new IndexError(
      "STATE_PRUNED",
      `${chain.url} no longer has the state after block ${height}`,
      "Bring the index up to date first, or use an archive node.",
    );
  }
  const [{ head }, types] = await Promise.all([blockOf(chain, hash), chain.types(hash)]);
  const [amounts, shares, entries] = [
    new Comparison(db, AMOUNTS),
    new Comparison(db, SHARES),
    new Comparison(db, ENTRIES),
  ];
  const all = [amounts, shares, entries];
  const unreadable: UndecodedTable[] = [];
  for (const { prefix } of SAYING) {
    for await (const differences of statePages(chain, prefix, hash)) {
      const page = new DecodedBlock({ head, extrinsics: [], differences }, types);
      for (const comparison of all) await comparison.add(page);
      for (const entry of page.undecoded) unreadable.push(entry);
      onRead(all.reduce((sum, { compared }) => sum + compared, 0));
    }
  }
  for (const comparison of all) await comparison.end();
  return {
    height,
    hash,
    amounts: amounts.compared,
    shares: shares.compared,
    entries: entries.compared,
    amountDifferences: amounts.differences.map(amountDifference),
    shareDifferences: shares.differences.map(valueDifference),
    entryDifferences: entries.differences.map(valueDifference),
    unreadable,
    gaps: await db.selectFrom("gaps").selectAll().orderBy("first_height").execute(),
  };
}

/** A difference of values as it is told: with what the index says now, or by its history where that alone differs. */
function valueDifference<Key>({ key, chain, now, history }: Difference<Key, string | null>) {
  return { ...key, chain, index: now === chain ? history : now };
}
