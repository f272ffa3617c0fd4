import type { Kysely } from "kysely";
import * as z from "zod";
import type { Tables } from "../../schema/tables.ts";
import { address, hash, height, netuid, placeInBlock } from "../forms/parameters.ts";
import { integer, text } from "../forms/record.ts";
import { BLOCK, EVENT, EXTRINSIC } from "../forms/records.ts";
import { accountOf } from "./accounts.ts";
import { find } from "./find.ts";
import { subnetNames } from "./subnetNames.ts";
import { subnetsOf } from "./subnets.ts";

/** Something that was found. */
export const HIT = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("block"), height: integer, hash: text }),
    z.strictObject({ kind: z.literal("extrinsic"), height: integer, number: integer, hash: text }),
    z.strictObject({ kind: z.literal("event"), height: integer, number: integer }),
    z.strictObject({
      kind: z.literal("account"),
      address: text,
      isHotkey: z.boolean().meta({ description: "Whether it is the hotkey of a neuron now." }),
    }),
    z.strictObject({
      kind: z.literal("subnet"),
      netuid: integer,
      name: text.nullable().meta({ description: "Name that its owner gave it; anybody's text." }),
      symbol: text.nullable().meta({ description: "Symbol of its token." }),
    }),
  ])
  .meta({ id: "Hit" });

/** Hit for what was asked for: by what a text may mean, each is looked for by its key. */
type Look = (db: Kysely<Tables>, query: string) => Promise<z.infer<typeof HIT> | undefined>;

const row = z.object({ height: integer, hash: text.optional(), number: integer.optional() });

const looks: readonly Look[] = [
  async (db, query) => {
    const number = height("").safeParse(query);
    if (!number.success) return undefined;
    const found = row.safeParse(await find(db, BLOCK, { height: number.data }));
    return found.success ? { kind: "block", height: found.data.height, hash: found.data.hash ?? "" } : undefined;
  },
  async (db, query) => {
    const of = hash.safeParse(query);
    if (!of.success) return undefined;
    const found = row.safeParse(await find(db, BLOCK, { hash: of.data }));
    return found.success ? { kind: "block", height: found.data.height, hash: of.data } : undefined;
  },
  async (db, query) => {
    const of = hash.safeParse(query);
    if (!of.success) return undefined;
    const found = row.safeParse(await find(db, EXTRINSIC, { hash: of.data }, ["height", "number"]));
    if (!found.success) return undefined;
    return { kind: "extrinsic", height: found.data.height, number: found.data.number ?? 0, hash: of.data };
  },
  async (db, query) => {
    const place = placeInBlock.safeParse(query);
    if (!place.success) return undefined;
    const [at, number] = place.data;
    const found = row.safeParse(await find(db, EXTRINSIC, { height: at, number }));
    return found.success ? { kind: "extrinsic", height: at, number, hash: found.data.hash ?? "" } : undefined;
  },
  async (db, query) => {
    const place = placeInBlock.safeParse(query);
    if (!place.success) return undefined;
    const [at, number] = place.data;
    return (await find(db, EVENT, { height: at, number })) && { kind: "event", height: at, number };
  },
  async (db, query) => {
    const of = address.safeParse(query);
    if (!of.success) return undefined;
    const account = await accountOf(db, of.data);
    return account && { kind: "account", address: of.data, isHotkey: account.neurons.length > 0 };
  },
];

/** Subnets that are named for the beginning of a name, at most. */
const MOST_NAMED = 20;

/** Subnets of a number, or whose name or symbol begins with a text, however it is capitalized; the shortest first. */
async function subnetHits(db: Kysely<Tables>, query: string): Promise<z.infer<typeof HIT>[]> {
  if (query === "") return [];
  const number = netuid.safeParse(query);
  const isThere = number.success && (await subnetsOf(db, number.data)).length > 0;
  const wanted = query.toLowerCase();
  const begins = (word: string | null) => word?.trim().toLowerCase().startsWith(wanted) === true;
  const names = await subnetNames(db);
  const own = isThere ? { netuid: number.data, name: null, symbol: null } : undefined;
  const found = names
    .filter((one) => one.netuid !== own?.netuid && (begins(one.name) || begins(one.symbol)))
    .sort((a, b) => (a.name?.length ?? 0) - (b.name?.length ?? 0) || a.netuid - b.netuid)
    .slice(0, MOST_NAMED);
  const first = own === undefined ? [] : [names.find((one) => one.netuid === own.netuid) ?? own];
  return [...first, ...found].map((one) => ({ kind: "subnet", ...one }));
}

/** Everything that a text may mean: a block, an extrinsic, an event, an account, a subnet. */
export async function search(db: Kysely<Tables>, question: string): Promise<z.infer<typeof HIT>[]> {
  const query = question.trim();
  const hits: z.infer<typeof HIT>[] = [];
  for (const look of looks) {
    const hit = await look(db, query);
    if (hit !== undefined) hits.push(hit);
  }
  return [...hits, ...(await subnetHits(db, query))];
}
