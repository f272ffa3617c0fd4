import { type Kysely, sql } from "kysely";

/** Types of columns. Amounts are of any size: a chain may count what no supply allows. */
export const INTEGER = "integer";
export const AMOUNT = "numeric";
export const TEXT = "text";

/** A table that a change of the schema makes, with columns in the order of `columns`. */
export interface Table {
  readonly columns: Readonly<Record<string, "integer" | "bigint" | "numeric" | "text" | "boolean">>;
  readonly key: readonly string[];
  /** Columns that may be null. */
  readonly optional?: readonly string[];
  /** Further orders in which rows are looked up. */
  readonly indexes?: readonly (readonly string[])[];
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");

/** Makes tables. */
export async function createTables(db: Kysely<unknown>, tables: Readonly<Record<string, Table>>): Promise<void> {
  for (const [name, { columns, key, optional = [], indexes = [] }] of Object.entries(tables)) {
    const lines = Object.entries(columns).map(
      ([column, type]) => `"${column}" ${type}${optional.includes(column) ? "" : " not null"}`,
    );
    await sql.raw(`create table "${name}" (${lines.join(", ")}, primary key (${quoted(key)}))`).execute(db);
    for (const order of indexes) {
      await sql.raw(`create index "${name}_by_${order.join("_")}" on "${name}" (${quoted(order)})`).execute(db);
    }
  }
}
