import { type Kysely, sql } from "kysely";
import * as z from "zod";
import { netuidsIn } from "../../schema/netuidFields.ts";
import type { Tables } from "../../schema/tables.ts";
import { columnOf, type Detail, type Form, longestJson, plainJson, plainNumber, plainValue } from "../forms/record.ts";
import type { Filters } from "./order.ts";

/** Characters of best blocks that are looked through; what lies above them is left out. */
const MOST = 4_194_304;

const row = z.record(z.string(), z.unknown());
const facts = z.array(z.object({ time: z.union([z.string(), z.number()]).nullable(), rows: z.array(row).nullable() }));

const event = z.object({ pallet: z.string(), name: z.string(), data: z.string() });

/** A row of a best block: a row of the table, as the overlay has it, and the record of it. */
export interface BestRow {
  readonly columns: Readonly<Record<string, unknown>>;
  readonly record: Record<string, unknown>;
}

/**
 * Rows of a table in the best blocks above a height that pass filters.
 *
 * @param filters - values of columns; of events, `subject` is an account that one tells of, `netuid` a subnet
 */
export async function bestRows(
  db: Kysely<Tables>,
  form: Form,
  filters: Filters,
  above: number,
  detail: Detail,
): Promise<BestRow[]> {
  const { rows } = await sql<unknown>`
    select facts_json::json #>> '{blocks,0,time}' as time, facts_json::json -> ${form.table} as rows
    from (select height, facts_json, sum(octet_length(facts_json)) over (order by height) as length
      from overlay where height > ${above}) o
    where length <= ${sql.lit(MOST)} order by height`.execute(db);
  return facts
    .parse(rows)
    .flatMap(({ time, rows: found }) =>
      (found ?? [])
        .filter((columns) => Object.entries(filters).every(([names, value]) => passes(form, columns, names, value)))
        .map((columns) => ({ columns, record: recordOf(form, columns, time, detail) })),
    );
}

function passes(
  { table }: Form,
  columns: Readonly<Record<string, unknown>>,
  names: string,
  value: Filters[string],
): boolean {
  if (value === undefined) return true;
  if (table === "events" && names === "netuid") return netuidsIn(event.parse(columns)).some((one) => one === value);
  if (names === "subject") return String(columns.data).includes(JSON.stringify(value));
  return names.split("|").some((name) => columns[name] === value);
}

function recordOf(
  { fields, json, computed }: Form,
  columns: Readonly<Record<string, unknown>>,
  time: string | number | null,
  detail: Detail,
): Record<string, unknown> {
  const plain = Object.keys(fields).map((field) => {
    const value = columns[columnOf(field)] ?? null;
    return [field, plainValue(field, value)];
  });
  const texts = Object.entries(json).flatMap(([field, column]) => {
    const text = columns[column];
    if (typeof text !== "string") return [[field, null] as const, [`${field}Length`, null] as const];
    const length = Buffer.byteLength(text);
    const isShort = length <= longestJson(detail);
    return [[field, isShort ? plainJson(text) : null] as const, [`${field}Length`, length] as const];
  });
  const times = Object.hasOwn(computed, "time") ? [["time", plainNumber(time)]] : [];
  return Object.fromEntries([...plain, ...texts, ...times]);
}
