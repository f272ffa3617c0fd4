import * as z from "zod";

/** Amount in rao, of TAO or of a subnet's alpha: decimal digits as a text, since it may be wider than 53 bits. */
export const amount = z
  .string()
  .regex(/^-?\d+$/)
  .meta({ description: "Rao, as decimal digits." });
export const integer = z.int();
/** Whole number that is wider than 31 bits, and no wider than numbers of JSON can be. */
export const wide = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
export const text = z.string();
export const time = z
  .number()
  .nullable()
  .meta({ description: "Time of the block in milliseconds since 1970; null where it is not known." });
/** Value behind a column with JSON text. */
export const json = z.unknown().meta({ description: "As the chain has it; integers wider than 32 bits are texts." });

/** A field that is no column: a scalar query about the row `t`, or what follows from the row's columns and those. */
type Computed = { readonly schema: z.ZodType } & (
  | { readonly sql: string }
  | { readonly of: (row: Readonly<Record<string, unknown>>) => unknown }
);

const TIME: Computed = { schema: time, sql: "(select b.time from blocks b where b.height = t.height)" };

/** A record of an answer, and the table that it is read from. */
export interface Form {
  /** Name in the API's document. */
  readonly name: string;
  readonly table: string;
  /** Fields that are columns of the table, by their names in the answer. */
  readonly fields: Readonly<Record<string, z.ZodType>>;
  /** Columns with JSON text by the fields that show what it holds. */
  readonly json: Readonly<Record<string, string>>;
  /** Fields that are read from other tables, or follow from the others. */
  readonly computed: Readonly<Record<string, Computed>>;
  /** Its form in an answer. */
  readonly schema: z.ZodObject;
}

/** Bytes of a JSON column above which a list leaves it out, an export does, and one record that was asked for. */
const LONGEST = { list: 16_384, export: 262_144, one: 4_194_304 } as const;
/** Amount of a record that is told. */
export type Detail = keyof typeof LONGEST;

/** The longest text of a JSON column that is told. */
export function longestJson(detail: Detail): number {
  return LONGEST[detail];
}

/**
 * A form, with the schema that follows from it.
 *
 * @param options.hasTime - whether the time of its block is told too
 */
export function form(
  name: string,
  table: string,
  fields: Readonly<Record<string, z.ZodType>>,
  options: {
    readonly json?: Readonly<Record<string, string>>;
    readonly hasTime?: boolean;
    readonly computed?: Readonly<Record<string, Computed>>;
  } = {},
): Form {
  const { json: texts = {}, hasTime = false } = options;
  const computed = { ...options.computed, ...(hasTime ? { time: TIME } : {}) };
  const left = Object.keys(texts).flatMap((field) => [
    [field, json],
    [
      `${field}Length`,
      integer.nullable().meta({ description: `Bytes of \`${field}\`, which is null when they are too many.` }),
    ],
  ]);
  const others = Object.entries(computed).map(([field, { schema }]) => [field, schema]);
  const shape = { ...fields, ...Object.fromEntries(left), ...Object.fromEntries(others) };
  return { name, table, fields, json: texts, computed, schema: z.strictObject(shape).meta({ id: name }) };
}

/** Kind of a record's value. */
export type ColumnKind = "amount" | "integer" | "wide" | "boolean" | "text" | "time" | "json";

/** A value that records have, as a column of a file. */
export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
}

/** All values of a form's records. */
export function columnsIn({ json: texts, schema }: Form): Column[] {
  return Object.entries(schema.shape).map(([name, inner]) => {
    if (Object.hasOwn(texts, name)) return { name, kind: "json" };
    return { name, kind: kindOf(name, inner) };
  });
}

function kindOf(name: string, schema: unknown): ColumnKind {
  if (TIMES.includes(name)) return "time";
  const plain = schema instanceof z.ZodNullable ? schema.unwrap() : schema;
  if (isForm(plain, amount)) return "amount";
  if (isForm(plain, wide)) return "wide";
  if (plain instanceof z.ZodBoolean) return "boolean";
  return plain instanceof z.ZodNumber ? "integer" : "text";
}

/** Returns whether a schema is another one, whatever it says in words. */
function isForm(schema: unknown, other: z.ZodType): boolean {
  return schema instanceof z.ZodType && schema.def === other.def;
}

/** Fields that are times. */
const TIMES: readonly string[] = ["time", "start"];

/** The column of a field. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Fields that are told as numbers, though their columns are wider than 32 bits. */
const NUMBERS: readonly string[] = [...TIMES, "specVersion"];

/** A value of a field as an answer has it: times as numbers, other integers that may be wide as texts. */
export function plainValue(field: string, value: unknown): unknown {
  if (NUMBERS.includes(field)) return plainNumber(value);
  return typeof value === "bigint" ? String(value) : value;
}

/** A number of a column that is wider than 32 bits, such as a time in milliseconds, as an answer has it. */
export function plainNumber(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}

/** The value behind a JSON column, which is `null` where it is too long. */
export function plainJson(value: unknown): unknown {
  return typeof value === "string" ? (JSON.parse(value) as unknown) : null;
}
