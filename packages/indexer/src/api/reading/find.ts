import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Tables } from "../../schema/tables.ts";
import type { Form } from "../forms/record.ts";
import { columnsOf, recordOf } from "./list.ts";

/**
 * The record whose columns have these values, which must be the first columns of an index; `undefined` when there is
 * none.
 *
 * @param last - columns whose highest values say which, where there are several
 */
export async function find(
  db: Kysely<Tables>,
  form: Form,
  values: Readonly<Record<string, string | number>>,
  last: readonly string[] = [],
): Promise<object | undefined> {
  const by = last.map((column) => sql`t.${sql.ref(column)} desc`);
  const { rows } = await sql<Record<string, unknown>>`select ${columnsOf(form, "one")} from ${sql.table(form.table)} t
    where ${conditions(values)} ${by.length === 0 ? sql`` : sql`order by ${sql.join(by)}`} limit 1`.execute(db);
  const [row] = rows;
  return row && recordOf(form, row);
}

/** All records, at most `limit`, whose columns have these values. */
export async function findAll(
  db: Kysely<Tables>,
  form: Form,
  values: Readonly<Record<string, string | number>>,
  order: readonly string[],
  limit: number,
): Promise<Record<string, unknown>[]> {
  const by = order.map((column) => sql`t.${sql.ref(column)}`);
  const { rows } = await sql<Record<string, unknown>>`select ${columnsOf(form, "list")} from ${sql.table(form.table)} t
    where ${conditions(values)} order by ${sql.join(by)} limit ${limit}`.execute(db);
  return rows.map((row) => recordOf(form, row));
}

function conditions(values: Readonly<Record<string, string | number>>): RawBuilder<unknown> {
  const equal = Object.entries(values).map(([column, value]) => sql`t.${sql.ref(column)} = ${value}`);
  return equal.length === 0 ? sql`true` : sql.join(equal, sql` and `);
}
