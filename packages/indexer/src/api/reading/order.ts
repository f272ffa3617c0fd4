import { type RawBuilder, sql } from "kysely";
import { IndexError } from "../../errors.ts";
import type { Key, Kind } from "./cursor.ts";

/**
 * An order in which rows of a table are listed: that of an index, whose first columns are fixed by filters. Rows are
 * looked up by bounds on all columns of the index, so that no other plan than a walk along the index gives the order.
 */
export interface Order {
  /** Columns that filters fix. */
  readonly lead: readonly string[];
  /** The columns behind them, by which rows are told apart. */
  readonly key: Readonly<Record<string, Kind>>;
  /** Table of the index where it is another than that of the rows, and its columns by those of a row that it finds. */
  readonly through?: { readonly table: string; readonly on: Readonly<Record<string, string>> };
}

/** Values of columns; of one of those in a name with `|` between them. */
export type Filters = Readonly<Record<string, string | number | boolean | undefined>>;

/** Range of blocks or times; both ends are in it. */
export interface Range {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Range of rows in an order; both ends are left out of it. */
export interface Bounds {
  readonly lower: Key;
  readonly upper: Key;
}

/** The order whose filters are all given, and most of them. @throws IndexError `INVALID_REQUEST` when there is none */
export function orderFor(orders: readonly Order[], filters: Filters): Order {
  const fitting = orders.filter(({ lead }) => lead.every((column) => filters[column] !== undefined));
  // Only the table that an order goes through has the column which it fixes.
  const rank = ({ lead, through }: Order): number => (through === undefined ? lead.length : Number.MAX_SAFE_INTEGER);
  const [best] = fitting.sort((a, b) => rank(b) - rank(a));
  if (best !== undefined) return best;
  const ways = orders.map(({ lead }) => lead.join(" and ")).join(", or by ");
  throw new IndexError("INVALID_REQUEST", "this list needs a filter", `List by ${ways}.`);
}

const LEAST: Readonly<Record<Kind, number | string>> = { integer: -1, time: -1, text: "", json: "" };
const MOST: Readonly<Record<Kind, number | string>> = {
  ...{ integer: 2 ** 31 - 1, time: Number.MAX_SAFE_INTEGER },
  // Behind every address, name and list, however the database sorts texts.
  ...{ text: "z".repeat(64), json: "z".repeat(64) },
};

/** Returns whether an order is that of blocks or times, so that a range of them is one of its rows. */
export function hasRange({ key }: Order): boolean {
  return ["height", "start"].includes(Object.keys(key)[0] ?? "");
}

/** Bounds of the rows whose first column lies in a range, both ends of which are in it. */
export function boundsOf({ key }: Order, { from, to }: Range = {}): Bounds {
  const kinds = Object.values(key);
  const rest = (values: typeof LEAST): Key => kinds.slice(1).map((kind) => values[kind]);
  return {
    lower: from === undefined ? kinds.map((kind) => LEAST[kind]) : [from - 1, ...rest(MOST)],
    upper: to === undefined ? kinds.map((kind) => MOST[kind]) : [to + 1, ...rest(LEAST)],
  };
}

/** Bounds of what follows behind a key, or of what comes before it where the order goes down. */
export function boundsBehind({ lower, upper }: Bounds, order: "asc" | "desc", key: Key): Bounds {
  return order === "asc" ? { lower: key, upper } : { lower, upper: key };
}

/** A walk along an order's index, within bounds. */
export function walk(
  table: string,
  order: Order,
  filters: Filters,
  range: {
    readonly bounds: Bounds;
    readonly direction: "asc" | "desc";
    readonly limit: number;
    readonly skip?: number;
  },
): RawBuilder<Record<string, unknown>> {
  const lead = order.lead.map((column) => filters[column]);
  const columns = [...order.lead, ...Object.keys(order.key)].map((column) => sql.ref(column));
  const tuple = sql`(${sql.join(columns)})`;
  const end = (key: Key) => sql`(${sql.join([...lead, ...key])})`;
  const direction = sql.raw(range.direction);
  const by = sql.join(columns.map((column) => sql`${column} ${direction}`));
  return sql`select * from ${sql.table(order.through?.table ?? table)}
    where ${sql.join([...order.lead.map((column) => sql`${sql.ref(column)} is not null and `)], sql``)}${tuple} > ${end(range.bounds.lower)} and ${tuple} < ${end(range.bounds.upper)}
    order by ${by} limit ${range.limit} offset ${range.skip ?? 0}`;
}
