import { sql } from "kysely";
import * as z from "zod";
import { integer, plainNumber, text, time } from "../forms/record.ts";
import { HIT, search } from "../reading/search.ts";
import { type Reading, type Resource, resource } from "./resource.ts";

/** Unreadable items that are counted at most, and gaps that are named. */
const MOST_COUNTED = 10_000;
const MOST_GAPS = 1000;

/** Facts of the chain that its follower knows; an API over the database of another process does not. */
export interface ChainKnown {
  readonly specName: string | undefined;
  /** Height of the last finalized block. */
  readonly finalized: number | undefined;
}

const STATUS = z
  .strictObject({
    version: z.literal(1).meta({ description: "Version of the API." }),
    genesisHash: text.nullable(),
    specName: text.nullable().meta({ description: "Name of the runtime; null where no indexer runs in this process." }),
    first: integer.nullable().meta({ description: "First block of the index." }),
    last: z.strictObject({ height: integer, hash: text, time, specVersion: integer }).nullable(),
    best: z.strictObject({ height: integer, hash: text }).nullable(),
    behind: integer.nullable().meta({ description: "Finalized blocks that are still to come; null as `specName`." }),
    stateFrom: integer
      .nullable()
      .meta({ description: "Block from which on changes of the state are kept; what it held there counts as one." }),
    gaps: z.array(z.strictObject({ first: integer, last: integer, reason: text })),
    undecoded: integer.meta({ description: `Items that could not be read, counted up to ${MOST_COUNTED}.` }),
  })
  .meta({ id: "Status" });

async function readStatus({ db, at }: Reading, known: ChainKnown): Promise<z.infer<typeof STATUS>> {
  const chain = await db.selectFrom("chain").selectAll().executeTakeFirst();
  const first = await db.selectFrom("blocks").select("height").orderBy("height").limit(1).executeTakeFirst();
  const last = await db
    .selectFrom("blocks")
    .select(["height", "hash", "time", "spec_version"])
    .where("height", "=", at.height)
    .executeTakeFirst();
  const gaps = await db.selectFrom("gaps").selectAll().orderBy("first_height").limit(MOST_GAPS).execute();
  const undecoded = await sql<{ count: number }>`select count(*)::integer as count
    from (select 1 from undecoded limit ${sql.lit(MOST_COUNTED)}) u`.execute(db);
  return {
    version: 1,
    genesisHash: chain?.genesis_hash ?? null,
    specName: known.specName ?? null,
    first: first?.height ?? null,
    last:
      last === undefined
        ? null
        : {
            height: last.height,
            hash: last.hash,
            time: plainNumber(last.time),
            specVersion: Number(last.spec_version),
          },
    best: last === undefined ? null : at.best,
    behind: known.finalized === undefined ? null : Math.max(0, known.finalized - at.height),
    stateFrom: chain?.state_from ?? null,
    gaps: gaps.map(({ first_height, last_height, reason }) => ({ first: first_height, last: last_height, reason })),
    undecoded: undecoded.rows[0]?.count ?? 0,
  };
}

/** Standpoint of the index, and a search of all that is in it. */
export function overview(known: () => ChainKnown): readonly Resource[] {
  return [
    resource({
      path: "/v1/status",
      summary: "Where the index stands, of which chain it is, what is missing.",
      result: STATUS,
      lasting: "content",
      read: (reading) => readStatus(reading, known()),
    }),
    resource({
      path: "/v1/search",
      summary: "What a text may mean: a block, an extrinsic, an event, an account, a subnet.",
      query: {
        q: z.string().max(100).meta({
          description:
            "A number, a hash, HEIGHT-NUMBER, an address, a public key, the beginning of a subnet's name or symbol.",
        }),
      },
      result: z.strictObject({ items: z.array(HIT) }),
      read: async ({ db }, _, { q }) => ({ items: await search(db, q) }),
    }),
  ];
}
