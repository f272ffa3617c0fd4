import type { Kysely } from "kysely";
import { sql } from "kysely";
import { lastBlock } from "./follow/place.ts";
import type { GapsTable, Tables } from "./schema/tables.ts";

/** Contents of an index. */
export interface IndexStatus {
  /** `undefined` before the first block. */
  readonly genesisHash: string | undefined;
  /** Height of its first and last block; `undefined` when it has none. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** Height of the best block of the overlay. */
  readonly best: number | undefined;
  /** Blocks that it does not have. */
  readonly gaps: readonly GapsTable[];
  /** Extrinsics, events and values that could not be read and are kept as bytes. */
  readonly undecoded: number;
  /** Bytes that the database takes. */
  readonly bytes: bigint;
}

/** Reads what an index holds. */
export async function statusOf(db: Kysely<Tables>): Promise<IndexStatus> {
  const chain = await db.selectFrom("chain").select("genesis_hash").executeTakeFirst();
  const first = await db.selectFrom("blocks").select("height").orderBy("height").limit(1).executeTakeFirst();
  const best = await db.selectFrom("overlay").select("height").orderBy("height", "desc").limit(1).executeTakeFirst();
  const undecoded = await db
    .selectFrom("undecoded")
    .select(({ fn }) => fn.countAll<bigint>().as("count"))
    .executeTakeFirst();
  const size = await sql<{ bytes: bigint }>`select pg_database_size(current_database()) as bytes`.execute(db);
  return {
    genesisHash: chain?.genesis_hash,
    first: first?.height,
    last: (await lastBlock(db))?.height,
    best: best?.height,
    gaps: await db.selectFrom("gaps").selectAll().orderBy("first_height").execute(),
    undecoded: Number(undecoded?.count ?? 0n),
    bytes: size.rows[0]?.bytes ?? 0n,
  };
}
