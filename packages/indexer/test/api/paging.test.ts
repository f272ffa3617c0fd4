import fc from "fast-check";
import { expect, it } from "vitest";
import * as z from "zod";
import { embeddedPlaces } from "../places.ts";
import { account, fill } from "./rows.ts";
import { servedIndex } from "./served.ts";

const [BLOCKS, TRANSFERS, ACCOUNTS] = [30, 5, 7];

const served = servedIndex(embeddedPlaces, ({ db }) => fill(db, BLOCKS, TRANSFERS, ACCOUNTS));

const place = z.looseObject({ height: z.number(), event: z.number().optional(), number: z.number().optional() });
type Item = z.infer<typeof place>;

/** All items of a list, page by page. */
async function walk(
  path: string,
  limit: number,
  between: () => Promise<void> = async () => undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor = ""; ; ) {
    const page = await served.client.get(`${path}&limit=${limit}${cursor}`);
    expect(page.items?.length).toBeLessThanOrEqual(limit);
    items.push(...z.array(place).parse(page.items));
    if (typeof page.next !== "string") return items;
    cursor = `&cursor=${page.next}`;
    await between();
  }
}

const keyOf = ({ height, event, number }: Item) => height * 1000 + (event ?? number ?? 0);

it("a list has each row once, in order, whatever the filters and the length of its pages", async () => {
  const transfers = await served.index.db.selectFrom("transfers").selectAll().execute();
  const anyone = fc.option(fc.nat(ACCOUNTS - 1), { nil: undefined });
  const filters = fc.record({
    ...{ sender: anyone, receiver: anyone, account: anyone },
    ...{ from: fc.option(fc.nat(BLOCKS), { nil: undefined }), to: fc.option(fc.nat(BLOCKS), { nil: undefined }) },
  });
  await fc.assert(
    fc.asyncProperty(
      filters,
      fc.constantFrom("asc", "desc"),
      fc.integer({ min: 1, max: 200 }),
      async (by, order, limit) => {
        const { sender, receiver, account: party, from = 0, to = BLOCKS } = by;
        const wanted = transfers.filter(
          (one) =>
            (sender === undefined || one.sender === account(sender)) &&
            (receiver === undefined || one.receiver === account(receiver)) &&
            (party === undefined || [one.sender, one.receiver].includes(account(party))) &&
            one.height >= from &&
            one.height <= to,
        );
        const keys = wanted.map(keyOf).sort((a, b) => (order === "asc" ? a - b : b - a));
        const query = new URLSearchParams({ order });
        for (const [name, value] of Object.entries({ sender, receiver, account: party }))
          if (value !== undefined) query.set(name, account(value));
        for (const [name, value] of Object.entries({ from: by.from, to: by.to }))
          if (value !== undefined) query.set(name, String(value));
        expect((await walk(`/v1/transfers?${query}`, limit)).map(keyOf)).toEqual(keys);
      },
    ),
    { numRuns: Number(process.env.OPENTAO_API_RUNS ?? 30) },
  );
});

it("both ends of a range of blocks are in it", async () => {
  expect((await walk("/v1/blocks?from=3&to=6&order=asc", 2)).map(({ height }) => height)).toEqual([3, 4, 5, 6]);
  expect((await walk("/v1/blocks?from=0&to=0", 2)).map(({ height }) => height)).toEqual([0]);
});

it("rows that come while a client reads move nothing", async () => {
  const before = (await walk(`/v1/events?account=${account(2)}`, 200)).map(keyOf);
  let height = BLOCKS;
  const items = await walk(`/v1/events?account=${account(2)}`, 7, async () => {
    await fill(served.index.db, height + 1, TRANSFERS, ACCOUNTS, height);
    height += 1;
  });
  expect(items.map(keyOf)).toEqual(before);
});

it("a filter without an index gives short pages that go on, and misses nothing", async () => {
  const failed = await served.index.db.selectFrom("extrinsics").selectAll().where("succeeded", "=", false).execute();
  const items = await walk(`/v1/extrinsics?succeeded=false&pallet=Balances`, 11);
  expect(items.map(keyOf).sort((a, b) => a - b)).toEqual(failed.map(keyOf).sort((a, b) => a - b));
});
