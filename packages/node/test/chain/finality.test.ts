import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { BlockRef, Hash } from "../../src/chain/index.ts";
import { openWorld, transfer, type WorldOptions } from "../support/world.ts";

type World = Awaited<ReturnType<typeof openWorld>>;
const worlds: World[] = [];
let basePath: string;
beforeEach(() => {
  basePath = mkdtempSync(join(tmpdir(), "opentao-test-"));
});
afterEach(async () => {
  for (const { database } of worlds.splice(0)) await database.close();
  rmSync(basePath, { recursive: true, force: true });
});

async function open(options?: WorldOptions): Promise<World> {
  const world = await openWorld(options);
  worlds.push(world);
  return world;
}

async function grow({ author }: World, blocks: number, parent?: Hash): Promise<BlockRef[]> {
  const made: BlockRef[] = [];
  let on = parent;
  for (let n = 0; n < blocks; n += 1) {
    const { hash, number } = await author.seal(on === undefined ? {} : { parent: on });
    if (on !== undefined) on = hash;
    made.push({ hash, number });
  }
  return made;
}

const at = (blocks: readonly BlockRef[], index: number): BlockRef => {
  const block = blocks[index];
  if (block === undefined) throw new RangeError(`no block ${index}`);
  return block;
};
const bytes = (text: string) => new TextEncoder().encode(text);
const absent: BlockRef = { hash: `0x${"ab".repeat(32)}`, number: 2 };

describe("justifications", () => {
  it("are kept with their block when asked for; of the others only the newest stays, also after a restart", async () => {
    const first = await openWorld({ basePath });
    const blocks = await grow(first, 4);
    const { chain } = first;
    expect(chain.latestJustification()).toBeUndefined();
    chain.finalize(at(blocks, 0).hash, { justification: bytes("one"), keep: true });
    chain.finalize(at(blocks, 1).hash, { justification: bytes("two") });
    expect(chain.latestJustification()).toEqual({ block: at(blocks, 1), bytes: bytes("two") });
    chain.finalize(at(blocks, 2).hash, { justification: bytes("three") });
    expect(chain.justification(at(blocks, 1).hash)).toBeUndefined();
    chain.finalize(at(blocks, 3).hash);
    expect(chain.latestJustification()).toEqual({ block: at(blocks, 2), bytes: bytes("three") });
    await first.database.close();

    const again = (await open({ basePath })).chain;
    expect(again.finalized()).toEqual(at(blocks, 3));
    expect(again.latestJustification()).toEqual({ block: at(blocks, 2), bytes: bytes("three") });
    expect(again.justification(at(blocks, 0).hash)).toEqual(bytes("one"));
    expect(again.justification(absent.hash)).toBeUndefined();
    expect(again.justification("0x12")).toBeUndefined();
  });

  it("may come after their block is finalized, and never hide a newer one", async () => {
    const world = await open();
    const blocks = await grow(world, 3);
    const { chain } = world;
    chain.finalize(at(blocks, 2).hash);
    chain.finalize(at(blocks, 2).hash, { justification: bytes("three") });
    chain.finalize(at(blocks, 0).hash, { justification: bytes("one"), keep: true });
    chain.finalize(at(blocks, 1).hash, { justification: bytes("two") });
    expect(chain.latestJustification()).toEqual({ block: at(blocks, 2), bytes: bytes("three") });
    expect(chain.justification(at(blocks, 0).hash)).toEqual(bytes("one"));
    expect(chain.justification(at(blocks, 1).hash)).toBeUndefined();
    chain.finalize(at(blocks, 2).hash, { justification: bytes("three again"), keep: true });
    const [next] = await grow(world, 1);
    chain.finalize(next?.hash ?? "0x", { justification: bytes("four") });
    expect(chain.justification(at(blocks, 2).hash)).toEqual(bytes("three again"));
  });
});

describe("records", () => {
  it("are there again after a restart, whether written alone or with finality", async () => {
    const first = await openWorld({ basePath });
    const [block] = await grow(first, 1);
    first.chain.persist(new Map([["a", bytes("1")]]));
    first.chain.finalize(block?.hash ?? "0x", {
      records: new Map([
        ["a", bytes("2")],
        ["b", bytes("3")],
      ]),
    });
    await first.database.close();
    const { chain } = await open({ basePath });
    expect(["a", "b", "c"].map((name) => chain.record(name))).toEqual([bytes("2"), bytes("3"), undefined]);
  });
});

describe("forks that are not finalized", () => {
  it("are told with their ancestry, and with the best block that contains another", async () => {
    const world = await open();
    const { chain, queue } = world;
    const main = await grow(world, 4);
    queue.add(transfer(0, 1n));
    const side = await grow(world, 2, at(main, 0).hash);
    const genesis = { hash: chain.genesisHash, number: 0 };

    expect(chain.isDescendant(genesis, at(side, 1))).toBe(true);
    expect(chain.isDescendant(at(side, 1), at(side, 1))).toBe(true);
    expect(chain.isDescendant(at(side, 0), at(side, 1))).toBe(true);
    expect(chain.isDescendant(at(main, 1), at(side, 1))).toBe(false);
    expect(chain.isDescendant(at(side, 0), at(main, 3))).toBe(false);
    expect(chain.isDescendant(absent, at(main, 3))).toBe(false);
    expect(chain.isDescendant(at(main, 0), absent)).toBe(false);
    expect(chain.isDescendant({ ...at(main, 0), number: 0 }, at(main, 3))).toBe(false);

    expect(chain.bestContaining(at(main, 1))).toEqual(at(main, 3));
    expect(chain.bestContaining(at(side, 0))).toEqual(at(side, 1));
    expect(chain.bestContaining(at(main, 3))).toEqual(at(main, 3));
    expect(chain.bestContaining(absent)).toBeUndefined();

    chain.finalize(at(main, 0).hash);
    const waiting = chain.unfinalized();
    expect(new Set(waiting.map(({ block }) => block.hash))).toEqual(
      new Set([...main.slice(1), ...side].map((b) => b.hash)),
    );
    expect(waiting.map(({ block }) => block.number)).toEqual([2, 2, 3, 3, 4]);
    for (const { block, header } of waiting) expect(chain.header(block.hash)).toEqual(header);
    chain.finalize(at(main, 1).hash);
    expect(chain.unfinalized().map(({ block }) => block)).toEqual(main.slice(2));
  });
});
