import { expect, it } from "vitest";
import { indexedChain } from "./indexed.ts";

/** Storage key of System.Events. */
const EVENTS = "0x26aa394eea5630e07c48ae0c9558cef780d41e5e16056765bc8461851072c9d7";

const on = indexedChain();

it("events that are the same as the parent's, byte for byte, are kept for each block", async () => {
  await on.chain.seal(8);
  const heights = Array.from({ length: 9 }, (_, height) => height);
  const bytes = await Promise.all(
    heights.map(async (height) =>
      on.chain.reader.request("state_getStorage", [EVENTS, await on.chain.reader.blockHash(height)]),
    ),
  );
  const same = heights.filter((height) => height > 1 && bytes[height] === bytes[height - 1]);
  expect(same).not.toEqual([]);
  const index = await on.readAll();
  try {
    const blocks = await index.db
      .selectFrom("blocks")
      .select(["height", "events"])
      .where("height", "in", same)
      .execute();
    expect(blocks).toHaveLength(same.length);
    for (const { height, events } of blocks) expect(events, `block ${height}`).toBeGreaterThan(0);
    const extrinsics = await index.db
      .selectFrom("extrinsics")
      .select("succeeded")
      .where("height", "in", same)
      .execute();
    expect(extrinsics).not.toEqual([]);
    expect(extrinsics.every(({ succeeded }) => succeeded)).toBe(true);
  } finally {
    await index.close();
  }
});
