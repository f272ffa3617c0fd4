import * as z from "zod";

/** Amount in rao, of TAO or of a subnet's alpha: decimal digits as a text, since it may be wider than 53 bits. */
export const amount = z
  .string()
  .regex(/^-?\d+$/)
  .meta({ description: "Rao, as decimal digits." });
export const integer = z.int();
export const text = z.string();
export const time = z
  .number()
  .nullable()
  .meta({ description: "Time of the block in milliseconds since 1970; null where it is not known." });
/** Value behind a column with JSON text. */
export const json = z.unknown().meta({ description: "As the chain has it; integers wider than 32 bits are texts." });

/** A record of an answer, and the table that it is read from. */
export interface Form {
  /** Name in the API's document. */
  readonly name: string;
  readonly table: string;
  /** Fields that are columns of the table, by their names in the answer. */
  readonly fields: Readonly<Record<string, z.ZodType>>;
  /** Columns with JSON text by the fields that show what it holds. */
  readonly json: Readonly<Record<string, string>>;
  /** True when the time of its block is told too. */
  readonly hasTime: boolean;
  /** Its form in an answer. */
  readonly schema: z.ZodObject;
}

/** Characters of a JSON column above which a list leaves it out, and one record that was asked for does. */
const LONGEST = { list: 16_384, one: 4_194_304 } as const;
/** Amount of a record that is told. */
export type Detail = keyof typeof LONGEST;

/** The longest text of a JSON column that is told. */
export function longestJson(detail: Detail): number {
  return LONGEST[detail];
}

/** A form, with the schema that follows from it. */
export function form(
  name: string,
  table: string,
  fields: Readonly<Record<string, z.ZodType>>,
  options: { readonly json?: Readonly<Record<string, string>>; readonly hasTime?: boolean } = {},
): Form {
  const { json: texts = {}, hasTime = false } = options;
  const left = Object.keys(texts).flatMap((field) => [
    [field, json],
    [
      `${field}Length`,
      integer.nullable().meta({ description: `Characters of \`${field}\`, which is null when they are too many.` }),
    ],
  ]);
  const shape = { ...fields, ...Object.fromEntries(left), ...(hasTime ? { time } : {}) };
  return { name, table, fields, json: texts, hasTime, schema: z.strictObject(shape).meta({ id: name }) };
}

/** The column of a field. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A value of a column as an answer has it: integers that may be wide as texts. */
export function plainValue(value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}

/** A time in milliseconds as an answer has it. */
export function plainTime(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}

/** The value behind a JSON column, which is `null` where it is too long. */
export function plainJson(value: unknown): unknown {
  return typeof value === "string" ? (JSON.parse(value) as unknown) : null;
}
