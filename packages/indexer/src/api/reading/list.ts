import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Tables } from "../../schema/tables.ts";
import type { Paging } from "../forms/parameters.ts";
import { columnOf, type Detail, type Form, longestJson, plainJson, plainTime, plainValue } from "../forms/record.ts";
import { compareKeys, cursorOf, type Key, keyOf } from "./cursor.ts";
import { type Bounds, boundsBehind, boundsOf, type Filters, type Order, orderFor, walk } from "./order.ts";

/** Rows that are looked at for a page, where a filter has no index: a page may be short, and then goes on. */
export const MOST_LOOKED_AT = 2000;

/** A table as a list: its records, and the orders that indexes give. */
export interface Listing {
  readonly form: Form;
  readonly orders: readonly Order[];
}

/** Rows that are wanted of a list. */
export interface Wanted extends Paging {
  readonly filters: Filters;
  /** Further filters, of which a row fulfills one at least. */
  readonly either?: readonly Filters[] | undefined;
  /** Range of the key's first column. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** A page of a list. */
export interface Page {
  readonly items: readonly object[];
  /** Cursor of the next page; `null` at the end. */
  readonly next: string | null;
}

/** Rows of a page with their keys, and where it goes on; `undefined` at the end. */
interface Stretch {
  readonly rows: readonly { readonly key: Key; readonly item: object }[];
  readonly next: Key | undefined;
}

/** Columns of a record, as `t`. */
export function columnsOf({ fields, json, hasTime }: Form, detail: Detail): RawBuilder<unknown> {
  const most = sql.lit(longestJson(detail));
  const columns = [
    ...Object.keys(fields).map((field) => sql`t.${sql.ref(columnOf(field))} as ${sql.ref(field)}`),
    ...Object.entries(json).flatMap(([field, column]) => [
      sql`case when octet_length(t.${sql.ref(column)}) <= ${most} then t.${sql.ref(column)} end as ${sql.ref(field)}`,
      sql`length(t.${sql.ref(column)}) as ${sql.ref(`${field}Length`)}`,
    ]),
    ...(hasTime ? [sql`(select b.time from blocks b where b.height = t.height) as time`] : []),
  ];
  return sql.join(columns);
}

/** Fields that are times. */
const TIMES: readonly string[] = ["time", "start"];

/** A row with the columns of {@link columnsOf} as an answer has it. */
export function recordOf({ json, schema }: Form, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const names = Object.keys(schema.shape);
  return Object.fromEntries(
    names.map((field) => {
      if (Object.hasOwn(json, field)) return [field, plainJson(row[field])];
      return [field, TIMES.includes(field) ? plainTime(row[field]) : plainValue(row[field])];
    }),
  );
}

/** A page of a list. @throws IndexError `INVALID_REQUEST` for a cursor or filters that are not of the list */
export async function list(db: Kysely<Tables>, listing: Listing, wanted: Wanted): Promise<Page> {
  const stretches: Stretch[] = [];
  for (const further of wanted.either ?? [{}]) {
    const filters = both(wanted.filters, further);
    if (filters === undefined) continue;
    const order = orderFor(listing.orders, filters);
    const range = boundsOf(order, wanted.from, wanted.to);
    const { cursor, order: direction } = wanted;
    const key = cursor === undefined ? undefined : keyOf(cursor, Object.values(order.key));
    const bounds = key === undefined ? range : boundsBehind(range, direction, key);
    stretches.push(await stretch(db, listing, order, bounds, { ...wanted, filters }));
  }
  const { rows, next } = merged(stretches, wanted);
  return { items: rows.map(({ item }) => item), next: next === undefined ? null : cursorOf(next) };
}

/** Filters that say what both say; `undefined` when they contradict each other. */
function both(some: Filters, others: Filters): Filters | undefined {
  const contradict = Object.entries(others).some(([column, value]) => (some[column] ?? value) !== value);
  return contradict ? undefined : { ...some, ...others };
}

async function stretch(
  db: Kysely<Tables>,
  { form }: Listing,
  order: Order,
  bounds: Bounds,
  { filters, limit, order: direction }: Wanted,
): Promise<Stretch> {
  const others = Object.entries(filters).filter(([name, value]) => value !== undefined && !order.lead.includes(name));
  const isExact = others.length === 0;
  const keys = Object.keys(order.key);
  const along = (most: number, skip = 0) => walk(form.table, order, filters, { bounds, direction, limit: most, skip });
  const found = await sql<Record<string, unknown>>`
    select ${columnsOf(form, "list")}, ${sql.join(keys.map((column, at) => sql`w.${sql.ref(column)} as ${sql.ref(keyName(at))}`))}
    from (${along(isExact ? limit + 1 : MOST_LOOKED_AT)}) w, ${rowsAt(form, order)} t
    ${isExact ? sql`` : sql`where ${sql.join(others.map(isSame), sql` and `)}`}
    order by ${sql.join([...order.lead, ...keys].map((column) => sql`w.${sql.ref(column)} ${sql.raw(direction)}`))}
    limit ${limit + 1}`.execute(db);
  const rows = found.rows.map((row) => {
    const key = keys.map((_, at) => partOf(row[keyName(at)]));
    return { key, item: recordOf(form, row) };
  });
  if (rows.length > limit) return { rows: rows.slice(0, limit), next: rows[limit - 1]?.key };
  if (isExact) return { rows, next: undefined };
  const [end] = (await along(1, MOST_LOOKED_AT - 1).execute(db)).rows;
  return { rows, next: end && keys.map((column) => partOf(end[column])) };
}

const keyName = (at: number): string => `key ${at}`;

/** A value of a key: a text, or a number. */
const partOf = (value: unknown): string | number => (typeof value === "string" ? value : Number(value));

/** The condition of a filter: that one of its columns, between which stands `|`, has the value. */
function isSame([columns, value]: [string, unknown]): RawBuilder<unknown> {
  const each = columns.split("|").map((column) => sql`t.${sql.ref(column)} = ${value}`);
  return sql`(${sql.join(each, sql` or `)})`;
}

/** The row at each place of a walk: itself, or that of the table which the walk's table is an index of. */
function rowsAt({ table }: Form, { through }: Order): RawBuilder<unknown> {
  if (through === undefined) return sql`lateral (select w.*)`;
  const on = through.on.map((column) => sql`r.${sql.ref(column)} = w.${sql.ref(column)}`);
  // The offset keeps it a look-up by the row's key, whatever the database makes of its statistics.
  return sql`lateral (select r.* from ${sql.table(table)} r where ${sql.join(on, sql` and `)} offset 0)`;
}

/** One stretch of several, as far as all of them go. */
function merged(stretches: readonly Stretch[], { limit, order }: Wanted): Stretch {
  const [only, ...more] = stretches;
  if (only !== undefined && more.length === 0) return only;
  const sign = order === "asc" ? 1 : -1;
  const [end] = stretches
    .flatMap(({ next }) => (next === undefined ? [] : [next]))
    .sort((a, b) => sign * compareKeys(a, b));
  const rows = stretches
    .flatMap((one) => one.rows)
    .filter(({ key }) => end === undefined || sign * compareKeys(key, end) <= 0)
    .sort((a, b) => sign * compareKeys(a.key, b.key))
    .filter(({ key }, at, all) => at === 0 || compareKeys(key, all[at - 1]?.key ?? []) !== 0);
  return rows.length > limit ? { rows: rows.slice(0, limit), next: rows[limit - 1]?.key } : { rows, next: end };
}
