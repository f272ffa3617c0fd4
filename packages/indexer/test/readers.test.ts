import { hostname } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openIndex, openReader, type Place } from "../src/index.ts";
import { type Places, postgresPlaces, postgresPrograms } from "./places.ts";

const programs = postgresPrograms();
if (programs === undefined) console.log("No PostgreSQL server is installed: who may write there is not tested.");

describe.skipIf(programs === undefined)("an index in PostgreSQL", () => {
  let places: Places;
  let place: Place;
  beforeAll(async () => {
    places = await postgresPlaces(programs ?? "");
    place = await places.take();
  });
  afterAll(() => places.stop());

  it("is nothing to read before it is made", async () => {
    await expect(openReader(place)).rejects.toMatchObject({ code: "NOTHING_INDEXED" });
  });

  it("is written by one, and says who that is", async () => {
    const first = await openIndex(place);
    const refused = await openIndex(place).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "INDEX_IN_USE" });
    expect(String(refused)).toContain(`process ${process.pid} on ${hostname()}`);
    await first.close();
    await (await openIndex(place)).close();
  });

  it("is written by nobody else even when the one that writes was cut off", async () => {
    const first = await openIndex(place);
    const other = await openReader(place);
    // As when a server breaks a connection off: the next statement has a new one, which takes the lock anew.
    const { pid } = await first.db
      .selectNoFrom(({ fn }) => fn<number>("pg_backend_pid").as("pid"))
      .executeTakeFirstOrThrow();
    await other.db.selectNoFrom(({ fn, val }) => fn("pg_terminate_backend", [val(pid)]).as("ended")).execute();
    await expect
      .poll(() =>
        first.db
          .selectFrom("chain")
          .selectAll()
          .execute()
          .catch(() => undefined),
      )
      .toEqual([]);
    await expect(openIndex(place)).rejects.toMatchObject({ code: "INDEX_IN_USE" });
    await other.close();
    await first.close();
  });

  it("is read beside the one that writes, and not written by who reads", async () => {
    const [writer, reader] = [await openIndex(place), await openReader(place)];
    await writer.db.insertInto("gaps").values({ first_height: 1, last_height: 2, reason: "a test" }).execute();
    expect(await reader.db.selectFrom("gaps").selectAll().execute()).toHaveLength(1);
    await expect(reader.db.deleteFrom("gaps").execute()).rejects.toThrow(/read-only/);
    await reader.close();
    await writer.close();
  });

  it("has its queries broken off that take too long", async () => {
    const reader = await openReader(place, 2000);
    const slow = reader.db.selectNoFrom(({ fn, val }) => fn("pg_sleep", [val(60)]).as("slept")).execute();
    await expect(slow).rejects.toMatchObject({ code: "57014" });
    await reader.close();
  });
});
