import { type Kysely, sql } from "kysely";
import type { Tables } from "../../schema/tables.ts";

/** Place where an index stands: its last finalized block and the best one above it. */
export interface Standpoint {
  /** -1 before the first block. */
  readonly height: number;
  readonly hash: string;
  readonly time: number | null;
  readonly best: { readonly height: number; readonly hash: string };
}

const NOWHERE: Standpoint = { height: -1, hash: "", time: null, best: { height: -1, hash: "" } };

/** Reads where an index stands. */
export async function standpointOf(db: Kysely<Tables>): Promise<Standpoint> {
  const { rows } = await sql<{ height: number; hash: string; time: bigint | null; is_final: boolean }>`
    (select height, hash, time, true as is_final from blocks order by height desc limit 1)
    union all (select height, hash, null, false from overlay order by height desc limit 1)`.execute(db);
  const last = rows.find((row) => row.is_final);
  if (last === undefined) return NOWHERE;
  const { height, hash } = last;
  const best = rows.find((row) => !row.is_final) ?? last;
  const time = last.time === null ? null : Number(last.time);
  return { height, hash, time, best: { height: best.height, hash: best.hash } };
}
