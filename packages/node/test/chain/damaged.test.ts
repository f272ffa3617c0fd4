import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromHex } from "@opentao/codec";
import { afterEach, beforeEach, expect, it } from "vitest";
import { SealedSlots } from "../../src/authoring/sealedSlots.ts";
import type { LocalChain } from "../../src/chain/index.ts";
import { DatabaseError } from "../../src/database/index.ts";
import { rememberedTarget } from "../../src/network/warp/memory.ts";
import { translate } from "../../src/rpc/protocol/translate.ts";
import { damage } from "../support/rawTables.ts";
import { openWorld, transfer } from "../support/world.ts";

const text = (name: string) => new TextEncoder().encode(name);

let basePath: string;
beforeEach(() => {
  basePath = mkdtempSync(join(tmpdir(), "opentao-test-"));
});
afterEach(() => rmSync(basePath, { recursive: true, force: true }));

it.each([
  ["header", "headers", (chain: LocalChain) => chain.header(chain.hashAt(1) ?? "0x")],
  ["body", "bodies", (chain: LocalChain) => chain.body(chain.hashAt(1) ?? "0x")],
] as const)(
  "a stored %s that is damaged is a fault of this node, not of who asks nor of the runtime",
  async (what, table, read) => {
    const world = await openWorld({ basePath });
    world.queue.add(transfer(0, 7n));
    const { hash } = await world.author.seal();
    await world.author.seal();
    await world.author.stop();
    await world.database.close();
    await damage(basePath, table, fromHex(hash));
    const { chain, database } = await openWorld({ basePath });
    try {
      expect(chain.header(chain.best().hash)?.number).toBe(2);
      const error = thrownBy(() => read(chain));
      expect(error).toBeInstanceOf(DatabaseError);
      const message = expect.stringContaining(`the ${what} of the block ${hash}`);
      expect(error).toMatchObject({ code: "UNREADABLE", message });
      // For the node's log: a client only reads of an internal error.
      expect(translate(error, "chain_getBlock")).toBeUndefined();
    } finally {
      await database.close();
    }
  },
);

it("so is a journal that is damaged, by which old states are removed", async () => {
  const world = await openWorld({ basePath, pruning: 1 });
  const blocks = [await world.author.seal(), await world.author.seal(), await world.author.seal()];
  await world.author.stop();
  await world.database.close();
  await damage(basePath, "journals", fromHex(blocks[0]?.hash ?? "0x"));
  const { chain, database } = await openWorld({ basePath, pruning: 1 });
  try {
    const error = thrownBy(() => {
      for (const { hash } of blocks) chain.finalize(hash);
    });
    const message = expect.stringContaining(`the journal of the block ${blocks[0]?.hash}`);
    expect(error).toMatchObject({ name: "DatabaseError", code: "UNREADABLE", message });
  } finally {
    await database.close();
  }
});

it.each([
  ["the sealed slots", (chain: LocalChain) => new SealedSlots(chain), "aura/slots"],
  ["the target of a warp", (chain: LocalChain) => rememberedTarget(chain), "network/warp"],
] as const)("so is what is remembered of %s", async (_, read, name) => {
  const { chain, database } = await openWorld();
  try {
    chain.persist(new Map([[name, text("no such record")]]));
    expect(thrownBy(() => read(chain))).toMatchObject({ name: "DatabaseError", code: "UNREADABLE" });
  } finally {
    await database.close();
  }
});

function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}
