import { once } from "node:events";
import type { Writable } from "node:stream";
import { fileWriter, ParquetWriter } from "hyparquet-writer";
import { csvHeader, csvLines } from "../api/forms/csv.ts";
import { type Column, columnsIn, type Form } from "../api/forms/record.ts";
import { IndexError } from "../errors.ts";

/** Records of an export. */
export type Records = readonly Readonly<Record<string, unknown>>[];

/** Place where an export goes, part by part. */
export interface Sink {
  write(records: Records): Promise<void>;
  end(): Promise<void>;
}

/** A sink of lines (RFC 4180). */
export function csvSink(form: Form, stream: Writable): Sink {
  const write = async (text: string): Promise<void> => {
    if (!stream.write(text)) await once(stream, "drain");
  };
  let isBegun = false;
  const begin = async (): Promise<void> => {
    if (!isBegun) await write(csvHeader(form));
    isBegun = true;
  };
  return {
    write: async (records) => {
      await begin();
      await write(csvLines(form, records));
    },
    end: begin,
  };
}

/** Rows that a part of a Parquet file holds, which are in memory together. */
const GROUP = 10_000;
const I64 = 2n ** 63n;

/** A sink that is a Parquet file. Amounts are integers of 64 bits, in rao; times are timestamps. */
export function parquetSink(form: Form, file: string): Sink {
  const columns = columnsIn(form);
  const optional = { repetition_type: "OPTIONAL" } as const;
  const schema = columns.map(({ name, kind }) => ({ name, ...optional, ...TYPES[kind] }));
  const parquet = new ParquetWriter({
    writer: fileWriter(file),
    schema: [{ name: form.name, num_children: schema.length }, ...schema],
    createdBy: "opentao",
  });
  let group: Readonly<Record<string, unknown>>[] = [];
  const flush = async (): Promise<void> => {
    if (group.length === 0) return;
    const columnData = columns.map((column) => ({
      name: column.name,
      data: group.map((record) => cellOf(column, record[column.name])),
    }));
    await parquet.write({ columnData, rowGroupSize: GROUP });
    group = [];
  };
  return {
    write: async (records) => {
      for (const record of records) group.push(record);
      if (group.length >= GROUP) await flush();
    },
    end: async () => {
      await flush();
      await parquet.finish();
    },
  };
}

/** Types of columns in a Parquet file. */
const TYPES = {
  amount: { type: "INT64" },
  integer: { type: "INT32" },
  wide: { type: "INT64" },
  time: { type: "INT64", converted_type: "TIMESTAMP_MILLIS" },
  boolean: { type: "BOOLEAN" },
  text: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  json: { type: "BYTE_ARRAY", converted_type: "JSON" },
} as const;

/** @throws IndexError `INVALID_REQUEST` for an amount that has no place in 64 bits */
function cellOf({ name, kind }: Column, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (kind === "time") return new Date(Number(value));
  if (kind === "wide") return BigInt(Number(value));
  if (kind !== "amount") return value;
  const amount = BigInt(String(value));
  if (amount < I64 && amount >= -I64) return amount;
  throw new IndexError(
    "INVALID_REQUEST",
    `${name} is ${amount} rao, which a Parquet file has no place for`,
    "Export it as CSV (`--format csv`).",
  );
}
