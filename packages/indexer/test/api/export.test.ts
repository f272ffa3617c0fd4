import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import { parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, expect, it } from "vitest";
import { IndexApi } from "../../src/api/index.ts";
import { csvSink, EXPORTED, type ExportedName, exportTable, parquetSink } from "../../src/export/index.ts";
import { type IndexDatabase, openIndex } from "../../src/index.ts";
import { embeddedPlaces, type Places } from "../places.ts";
import { madeAccount, makeHistory } from "./made.ts";

const SIZE = { blocks: 300, transfers: 8, accounts: 50, subnets: 2, neurons: 10, hours: 10 };
const names = Object.keys(EXPORTED) as ExportedName[];
const folder = mkdtempSync(join(tmpdir(), "opentao-export-"));

let places: Places;
let index: IndexDatabase;
beforeAll(async () => {
  places = await embeddedPlaces();
  index = await openIndex(await places.take());
  await makeHistory(index.db, SIZE);
});
afterAll(async () => {
  await index.close();
  await places.stop();
  rmSync(folder, { recursive: true });
});

type Options = Omit<Parameters<typeof exportTable>[1], "table">;

/** Rows of an export as CSV, by the names in its first line. */
async function csvOf(table: ExportedName, options: Options = {}): Promise<Record<string, string>[]> {
  const stream = new PassThrough();
  const read = text(stream);
  await exportTable(index.db, { table, ...options }, csvSink(EXPORTED[table].listing.form, stream));
  stream.end();
  const told = await read;
  expect(told.endsWith("\r\n")).toBe(true);
  return parse(told, { columns: true, record_delimiter: "\r\n" });
}

async function parquetOf(table: ExportedName, options: Options = {}): Promise<Record<string, unknown>[]> {
  const path = join(folder, `${table}.parquet`);
  await exportTable(index.db, { table, ...options }, parquetSink(EXPORTED[table].listing.form, path));
  const bytes = readFileSync(path);
  return parquetReadObjects({ file: new Uint8Array(bytes).buffer });
}

it("exports every table whole, the same in both forms", async () => {
  for (const table of names) {
    const { count } = await index.db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<bigint>().as("count"))
      .executeTakeFirstOrThrow();
    const [csv, parquet] = [await csvOf(table), await parquetOf(table)];
    expect([table, csv.length, parquet.length]).toEqual([table, Number(count), Number(count)]);
    const cells = parquet.map((row) => Object.values(row).map((cell) => (cell instanceof Date ? cell.toJSON() : cell)));
    expect(cells.length).toBe(csv.length);
  }
});

it("tells amounts in rao and in whole units, times as text", async () => {
  const [first] = await csvOf("transfers");
  expect(first).toEqual({
    ...{ height: "0", event: "0", extrinsic: "0", sender: madeAccount(0), receiver: madeAccount(1) },
    ...{ amountRao: "5", amount: "0.000000005", time: "2023-11-14T22:13:20.000Z" },
  });
  const [change] = await csvOf("changes");
  expect(change).toMatchObject({ amountRao: "-5", amount: "-0.000000005" });
  const [supply] = await csvOf("supply");
  expect(supply).toMatchObject({ issuanceRao: "7", issuance: "0.000000007", poolsRao: "2" });
  expect((await parquetOf("supply"))[0]).toMatchObject({ issuance: 7n, root: 3n });
  const [same] = await parquetOf("transfers");
  expect(same).toMatchObject({ height: 0, sender: madeAccount(0), amount: 5n, time: new Date(1_700_000_000_000) });
});

it("tells the version of a runtime that is wider than 31 bits", async () => {
  const [height, spec_version] = [2_000_000, 4_294_967_295n];
  const block = { hash: "0x", parent_hash: "0x", time: null, extrinsics: 0, events: 0, author: null };
  await index.db
    .insertInto("blocks")
    .values({ ...block, height, spec_version })
    .execute();
  expect(await csvOf("blocks", { from: height })).toMatchObject([{ specVersion: "4294967295" }]);
  expect(await parquetOf("blocks", { from: height })).toMatchObject([{ specVersion: spec_version }]);
  const api = await IndexApi.start(index.db, { port: 0 });
  for (const [path, told] of [
    [`/v1/blocks/${height}`, { specVersion: 4_294_967_295 }],
    ["/v1/status", { last: { specVersion: 4_294_967_295 } }],
  ] as const)
    expect(await (await fetch(`${api.url}${path}`)).json()).toMatchObject(told);
  await api.close();
  await index.db.deleteFrom("blocks").where("height", "=", height).execute();
});

it("leaves out other blocks and other accounts", async () => {
  const account = madeAccount(3);
  for (const table of ["transfers", "events", "changes", "epoch_neurons"] as const) {
    const rows = await csvOf(table, { account, from: 50, to: 200 });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ height }) => Number(height) >= 50 && Number(height) <= 200)).toBe(true);
    expect(rows.every((row) => Object.values(row).some((cell) => cell.includes(account)))).toBe(true);
  }
  const transfers = await index.db.selectFrom("transfers").selectAll().where("height", "<=", 200).execute();
  const own = transfers.filter((one) => one.height >= 50 && [one.sender, one.receiver].includes(account));
  expect(await csvOf("transfers", { account, from: 50, to: 200 })).toHaveLength(own.length);
  await expect(csvOf("weights", { account })).rejects.toMatchObject({ code: "INVALID_REQUEST" });
});

it("gives a spreadsheet no formula, and any text back as it was", async () => {
  const names = ["=1+1", "+1", "-1", "@SUM(A1)", 'a "quoted", text', "two\r\nlines"];
  for (const [at, reason] of names.entries()) {
    const row = {
      height: 1_000_000 + at,
      number: 0,
      quantity: "free",
      account: "",
      netuid: -1,
      amount: 1n,
      event: null,
    };
    await index.db
      .insertInto("changes")
      .values({ ...row, reason })
      .execute();
  }
  const rows = await csvOf("changes", { from: 1_000_000 });
  expect(rows.map(({ reason }) => reason)).toEqual(["'=1+1", "'+1", "'-1", "'@SUM(A1)", ...names.slice(4)]);
  expect((await parquetOf("changes", { from: 1_000_000 })).map(({ reason }) => reason)).toEqual(names);
});

it("an account's history is a file that the API gives, within bounds", async () => {
  const api = await IndexApi.start(index.db, { port: 0 });
  const account = madeAccount(3);
  for (const kind of ["transfers", "stake-movements", "rewards"]) {
    const response = await fetch(`${api.url}/v1/export/${account}/${kind}.csv`);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"]);
    expect(response.headers.get("content-disposition")).toBe(`attachment; filename="${kind}.csv"`);
    const rows = parse<Record<string, string>>(await response.text(), { columns: true });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows[0]?.time).toMatch(/^2023-/);
  }
  await api.close();
});
