import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Tables } from "../../schema/tables.ts";
import type { Paging } from "../forms/parameters.ts";
import { columnOf, type Detail, type Form, longestJson, plainJson, plainValue } from "../forms/record.ts";
import { compareKeys, cursorOf, type Key, keyOf } from "./cursor.ts";
import {
  type Bounds,
  boundsBehind,
  boundsOf,
  type Filters,
  hasRange,
  type Order,
  orderFor,
  type Range,
  walk,
} from "./order.ts";
import { bestRows } from "./overlay.ts";

/** Rows that are looked at for a page, where a filter has no index: a page may be short, and then goes on. */
export const MOST_LOOKED_AT = 2000;

/** A table as a list: its records, and the orders that indexes give. */
export interface Listing {
  readonly form: Form;
  readonly orders: readonly Order[];
}

/** Rows that are wanted of a list. */
export interface Wanted extends Paging, Range {
  readonly filters: Filters;
  /** Further filters, of which a row fulfills one at least. */
  readonly either?: readonly Filters[] | undefined;
  /** Length of JSON that is told: as in a list by default. */
  readonly detail?: Detail | undefined;
  /** Height above which rows of best blocks are told too; none by default. */
  readonly bestAbove?: number | undefined;
}

/** A page of a list. */
export interface Page {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  /** Cursor of the next page; `null` at the end. */
  readonly next: string | null;
}

/** Rows of a page with their keys, and where it goes on; `undefined` at the end. */
interface Stretch {
  readonly rows: readonly { readonly key: Key; readonly item: Readonly<Record<string, unknown>> }[];
  readonly next: Key | undefined;
}

/** Columns of a record, as `t`. How many bytes a text has is known without reading it; characters are counted. */
export function columnsOf({ fields, json, computed }: Form, detail: Detail): RawBuilder<unknown> {
  const most = sql.lit(longestJson(detail));
  const columns = [
    ...Object.keys(fields).map((field) => sql`t.${sql.ref(columnOf(field))} as ${sql.ref(field)}`),
    ...Object.entries(json).flatMap(([field, column]) => [
      sql`case when octet_length(t.${sql.ref(column)}) <= ${most} then t.${sql.ref(column)} end as ${sql.ref(field)}`,
      sql`octet_length(t.${sql.ref(column)}) as ${sql.ref(`${field}Length`)}`,
    ]),
    ...Object.entries(computed).flatMap(([field, one]) =>
      "sql" in one ? sql`${sql.raw(one.sql)} as ${sql.ref(field)}` : [],
    ),
  ];
  return sql.join(columns);
}

/** A row with the columns of {@link columnsOf} as an answer has it. */
export function recordOf(
  { json, schema, computed }: Form,
  row: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const names = Object.keys(schema.shape);
  return Object.fromEntries(
    names.map((field) => {
      if (Object.hasOwn(json, field)) return [field, plainJson(row[field])];
      const one = computed[field];
      return [field, plainValue(field, one !== undefined && "of" in one ? one.of(row) : row[field])];
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
    const range = boundsOf(order, hasRange(order) ? wanted : {});
    const { cursor, order: direction, bestAbove } = wanted;
    const key = cursor === undefined ? undefined : keyOf(cursor, Object.values(order.key));
    const bounds = key === undefined ? range : boundsBehind(range, direction, key);
    stretches.push(await stretch(db, listing, order, bounds, { ...wanted, filters }));
    if (bestAbove !== undefined) stretches.push(await bestStretch(db, listing, order, bounds, { ...wanted, filters }));
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
  { form, orders }: Listing,
  order: Order,
  bounds: Bounds,
  wanted: Wanted,
): Promise<Stretch> {
  const { filters, limit, order: direction, detail = "list" } = wanted;
  const others = Object.entries(filters).filter(([name, value]) => value !== undefined && !order.lead.includes(name));
  const conditions = [...others.map((one) => isSame(one, orders)), ...(hasRange(order) ? [] : isWithin(wanted))];
  const isExact = conditions.length === 0;
  const keys = Object.keys(order.key);
  const along = (most: number, skip = 0) => walk(form.table, order, filters, { bounds, direction, limit: most, skip });
  const found = await sql<Record<string, unknown>>`
    select ${columnsOf(form, detail)}, ${sql.join(keys.map((column, at) => sql`w.${sql.ref(column)} as ${sql.ref(keyName(at))}`))}
    from (${along(isExact ? limit + 1 : MOST_LOOKED_AT)}) w, ${rowsAt(form, order)} t
    ${isExact ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`}
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

/** The rows of best blocks within bounds: all of them, since they are few. */
async function bestStretch(
  db: Kysely<Tables>,
  { form }: Listing,
  order: Order,
  { lower, upper }: Bounds,
  { filters, bestAbove = 0, detail = "list" }: Wanted,
): Promise<Stretch> {
  const rows = (await bestRows(db, form, filters, bestAbove, detail)).map(({ columns, record }) => {
    return { key: Object.keys(order.key).map((column) => partOf(columns[column])), item: record };
  });
  return {
    rows: rows.filter(({ key }) => compareKeys(key, lower) > 0 && compareKeys(key, upper) < 0),
    next: undefined,
  };
}

const keyName = (at: number): string => `key ${at}`;

/** A value of a key: a text, or a number. */
const partOf = (value: unknown): string | number => (typeof value === "string" ? value : Number(value));

/**
 * The condition of a filter: that one of its columns, between which stands `|`, has the value. A column that only the
 * table of another order has is looked up there.
 */
function isSame([columns, value]: [string, unknown], orders: readonly Order[]): RawBuilder<unknown> {
  const through = orders.find(({ lead }) => lead.length === 1 && lead[0] === columns)?.through;
  if (through !== undefined) {
    const on = Object.entries(through.on).map(([of, by]) => sql`x.${sql.ref(by)} = t.${sql.ref(of)}`);
    return sql`exists (select 1 from ${sql.table(through.table)} x
      where x.${sql.ref(columns)} = ${value} and ${sql.join(on, sql` and `)})`;
  }
  const each = columns.split("|").map((column) => sql`t.${sql.ref(column)} = ${value}`);
  return sql`(${sql.join(each, sql` or `)})`;
}

/** Conditions that a row is of a range of blocks, where the order is another than theirs. */
function isWithin({ from, to }: Range): RawBuilder<unknown>[] {
  return [
    ...(from === undefined ? [] : [sql`t.height >= ${from}`]),
    ...(to === undefined ? [] : [sql`t.height <= ${to}`]),
  ];
}

/** The row at each place of a walk: itself, or that of the table which the walk's table is an index of. */
function rowsAt({ table }: Form, { through }: Order): RawBuilder<unknown> {
  if (through === undefined) return sql`lateral (select w.*)`;
  const on = Object.entries(through.on).map(([of, by]) => sql`r.${sql.ref(of)} = w.${sql.ref(by)}`);
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
