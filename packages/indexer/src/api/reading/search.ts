import type { Kysely } from "kysely";
import * as z from "zod";
import type { Tables } from "../../schema/tables.ts";
import { address, hash, height, netuid, placeInBlock } from "../forms/parameters.ts";
import { integer, text } from "../forms/record.ts";
import { BLOCK, EVENT, EXTRINSIC } from "../forms/records.ts";
import { accountOf } from "./accounts.ts";
import { find } from "./find.ts";
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
    z.strictObject({ kind: z.literal("subnet"), netuid: integer }),
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
    const number = netuid.safeParse(query);
    if (!number.success || (await subnetsOf(db, number.data)).length === 0) return undefined;
    return { kind: "subnet", netuid: number.data };
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

/** Everything that a text may mean: a block, an extrinsic, an event, an account, a subnet. */
export async function search(db: Kysely<Tables>, query: string): Promise<z.infer<typeof HIT>[]> {
  const hits: z.infer<typeof HIT>[] = [];
  for (const look of looks) {
    const hit = await look(db, query.trim());
    if (hit !== undefined) hits.push(hit);
  }
  return hits;
}
