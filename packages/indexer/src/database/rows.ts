import { type Kysely, sql } from "kysely";
import type { Tables } from "../schema/tables.ts";

/** Rows of tables by the tables' names. */
export type Rows = { readonly [Name in keyof Tables]?: readonly Tables[Name][] };

/** The character that PostgreSQL holds in no text, and the one that stands for it: names come from strangers too. */
const NUL = "\0";
const SYMBOL_OF_NUL = "\u2400";

/** A text as the database can hold it: without NUL, and without halves of characters. */
function textFor(value: string): string {
  return value.replaceAll(NUL, SYMBOL_OF_NUL).replaceAll(/\p{Surrogate}/gu, "\ufffd");
}

/** JSON of a column's value; integers of any size as texts. */
function jsonOf(value: unknown): string {
  if (typeof value === "bigint") return `"${value}"`;
  const json = JSON.stringify(value) ?? "null";
  // Characters that no text of the database holds stand in JSON by their numbers, among others.
  return typeof value === "string" && json.includes("\\u") ? JSON.stringify(textFor(value)) : json;
}

/** JSON of rows. It is put together here, which is faster than a replacer: all that is written goes through it. */
function jsonOfRows(rows: readonly object[]): string {
  const objects = rows.map((row) => {
    const columns = Object.entries(row).map(([column, value]) => `"${column}":${jsonOf(value)}`);
    return `{${columns.join(",")}}`;
  });
  return `[${objects.join(",")}]`;
}

/** The rows as a source of a statement, with the columns of the table in their order. */
export function source(table: string, rows: readonly object[]) {
  return sql`json_populate_recordset(null::${sql.id(table)}, ${jsonOfRows(rows)}::json)`;
}

/** Inserts rows, which must be new: one statement, however many there are. */
export async function insertRows<Name extends keyof Tables & string>(
  db: Kysely<Tables>,
  table: Name,
  rows: readonly Tables[Name][],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into ${sql.id(table)} select * from ${source(table, rows)}`.execute(db);
}

/** Keys by which rows are told apart that are replaced when they come again. */
const KEYS = {
  totals: ["account", "quantity", "netuid"],
  neurons: ["netuid", "uid"],
  pools: ["netuid"],
  candles: ["netuid", "seconds", "start"],
  shares: ["hotkey", "coldkey", "netuid"],
  supply: ["start"],
  state: ["pallet", "item", "keys"],
} as const;

/** A table whose rows are what is so now. */
export type CurrentTable = keyof typeof KEYS;

/** Columns by which rows of a table are told apart. */
export function keysOf(table: CurrentTable): readonly string[] {
  return KEYS[table];
}

/** Condition that rows `a` and `b` have the same keys. */
export function haveSameKeys(table: CurrentTable) {
  const columns = keysOf(table).map((key) => sql`a.${sql.id(key)} = b.${sql.id(key)}`);
  return sql.join(columns, sql` and `);
}

/** Inserts rows, or puts them in the place of those with the same key; each key stands in one of them. */
export async function upsertRows<Name extends CurrentTable>(
  db: Kysely<Tables>,
  table: Name,
  rows: readonly Tables[Name][],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const keys = keysOf(table);
  const others = Object.keys(first).filter((column) => !keys.includes(column));
  const sets = others.map((column) => sql`${sql.id(column)} = excluded.${sql.id(column)}`);
  const target = sql.join(keys.map((key) => sql.id(key)));
  await sql`insert into ${sql.id(table)} select * from ${source(table, rows)}
    on conflict (${target}) do update set ${sql.join(sets)}`.execute(db);
}

/** Rows of a table with the keys of these, whose other columns are not looked at. */
export async function rowsLike<Name extends CurrentTable>(
  db: Kysely<Tables>,
  table: Name,
  keys: readonly Partial<Tables[Name]>[],
): Promise<readonly Tables[Name][]> {
  if (keys.length === 0) return [];
  const found = await sql<Tables[Name]>`select a.* from ${sql.id(table)} a
    join ${source(table, keys)} b on ${haveSameKeys(table)}`.execute(db);
  return found.rows;
}

/** Deletes the rows with the keys of these. */
export async function deleteRows<Name extends CurrentTable>(
  db: Kysely<Tables>,
  table: Name,
  keys: readonly Partial<Tables[Name]>[],
): Promise<void> {
  if (keys.length === 0) return;
  await sql`delete from ${sql.id(table)} a using ${source(table, keys)} b where ${haveSameKeys(table)}`.execute(db);
}
