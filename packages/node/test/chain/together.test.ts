import { afterEach, describe, expect, it, vi } from "vitest";
import { BlockError, type ChainNotification } from "../../src/chain/index.ts";
import { DatabaseError } from "../../src/database/index.ts";
import { HashedHeader } from "../../src/primitives/hashedHeader.ts";
import { balanceOf } from "../support/ledgerRuntime.ts";
import { bob, openWorld, transfer } from "../support/world.ts";

type World = Awaited<ReturnType<typeof openWorld>>;
const worlds: World[] = [];
async function open(): Promise<World> {
  const world = await openWorld({ finality: "manual" });
  worlds.push(world);
  return world;
}
afterEach(async () => {
  for (const { database } of worlds.splice(0)) await database.close();
});

/** A chain of five blocks with a transfer each, and another that knows none of them. */
async function authorAndFollower() {
  const [author, follower] = [await open(), await open()];
  const blocks: (readonly [HashedHeader, Uint8Array[]])[] = [];
  for (let nonce = 0; nonce < 5; nonce += 1) {
    author.queue.add(transfer(nonce, 10n));
    const { hash } = await author.author.seal();
    const header = author.chain.header(hash);
    if (header === undefined) throw new Error("the block is not there");
    blocks.push([HashedHeader.of(header), author.chain.body(hash) ?? []]);
  }
  const heard: ChainNotification[] = [];
  follower.chain.subscribe((notification) => heard.push(notification));
  const numbers = () => heard.map((notification) => (notification.kind === "imported" ? notification.block.number : 0));
  return { author, follower, blocks, numbers };
}

describe("blocks that are imported together", () => {
  it("stand on each other, and listeners hear of them in order once they are written", async () => {
    const { author, follower, blocks, numbers } = await authorAndFollower();
    const { chain } = follower;
    const result = chain.together(() => {
      for (const block of blocks) chain.import(...block);
      expect(chain.best().number).toBe(5);
      expect(numbers()).toEqual([]);
      return "done";
    });
    expect(result).toBe("done");
    expect(numbers()).toEqual([1, 2, 3, 4, 5]);
    expect(chain.best()).toEqual(author.chain.best());
    expect(balanceOf(chain.state(chain.best().hash), bob.publicKey)).toBe(550n);
  });

  it("stay when a later one is refused", async () => {
    const { follower, blocks, numbers } = await authorAndFollower();
    const { chain } = follower;
    const [first, , third] = blocks;
    chain.together(() => {
      if (first !== undefined) chain.import(...first);
      expect(() => third !== undefined && chain.import(...third)).toThrow(BlockError);
    });
    expect(chain.best().number).toBe(1);
    expect(numbers()).toEqual([1]);
  });

  it("are all unknown when what they are imported in fails, and can be imported then", async () => {
    const { author, follower, blocks, numbers } = await authorAndFollower();
    const { chain } = follower;
    const [first, ...others] = blocks;
    if (first !== undefined) chain.import(...first);
    const act = () =>
      chain.together(() => {
        for (const block of others) chain.import(...block);
        chain.finalize(chain.best().hash, { records: new Map([["name", Uint8Array.of(1)]]) });
        throw new TypeError("no more");
      });
    expect(act).toThrow("no more");
    expect(chain.best().number).toBe(1);
    expect(chain.finalized().number).toBe(0);
    expect(chain.record("name")).toBeUndefined();
    for (const [{ hash, header }] of others) {
      expect(chain.header(hash)).toBeUndefined();
      expect(chain.hashAt(header.number)).toBeUndefined();
    }
    expect(numbers()).toEqual([1]);
    for (const block of others) chain.import(...block);
    expect(chain.best()).toEqual(author.chain.best());
    expect(balanceOf(chain.state(chain.best().hash), bob.publicKey)).toBe(550n);
    expect(numbers()).toEqual([1, 2, 3, 4, 5]);
  });

  it("are all unknown when the database cannot write one of them", async () => {
    const { follower, blocks, numbers } = await authorAndFollower();
    const { chain, database } = follower;
    const commit = vi.spyOn(database, "commit");
    const full = new DatabaseError("DISK_FULL", "no room is left", "Free some space.");
    const act = () =>
      chain.together(() => {
        for (const [i, block] of blocks.entries()) {
          if (i === 3) {
            commit.mockImplementationOnce(() => {
              throw full;
            });
          }
          chain.import(...block);
        }
      });
    expect(act).toThrow(full);
    expect(chain.best().number).toBe(0);
    expect(chain.hashesAt(1)).toEqual([]);
    expect(numbers()).toEqual([]);
    for (const block of blocks) chain.import(...block);
    expect(numbers()).toEqual([1, 2, 3, 4, 5]);
  });
});
