import type { IndexDatabase, Tables } from "../src/index.ts";

const TABLES: readonly (keyof Tables)[] = [
  ...(["chain", "blocks", "gaps", "undecoded", "extrinsics", "events", "transfers", "stake_movements"] as const),
  ...(["registrations", "neurons", "weights", "epochs", "epoch_neurons", "pools", "candles", "changes"] as const),
  ...([
    "totals",
    "shares",
    "share_changes",
    "state",
    "state_changes",
    "supply",
    "event_subjects",
    "event_netuids",
  ] as const),
];

/** All that an index has of finalized blocks, as texts in an order of their own. */
export async function contentsOf({ db }: IndexDatabase): Promise<Record<string, string[]>> {
  const contents: Record<string, string[]> = {};
  for (const table of TABLES) {
    const rows = await db.selectFrom(table).selectAll().execute();
    contents[table] = rows
      .map((row) => JSON.stringify(row, (_, value) => (typeof value === "bigint" ? String(value) : value)))
      .sort();
  }
  return contents;
}
