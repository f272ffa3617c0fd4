import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LocalChain } from "../../src/chain/index.ts";
import { readNote } from "../../src/database/unflushedNote.ts";
import { HashedHeader } from "../../src/primitives/hashedHeader.ts";
import { openWorld, transfer } from "../support/world.ts";

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "opentao-test-"));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

function blockAt(chain: LocalChain, height: number): [HashedHeader, Uint8Array[]] {
  const hash = chain.hashAt(height) ?? chain.genesisHash;
  const header = chain.header(hash);
  if (header === undefined) throw new Error(`no block at ${height}`);
  return [HashedHeader.of(header), chain.body(hash) ?? []];
}

describe("an import that need not be durable", () => {
  it("leaves blocks to be flushed by any later write, or when asked", async () => {
    const author = await openWorld();
    for (let n = 0; n < 4; n += 1) {
      author.queue.add(transfer(n, 10n));
      await author.author.seal();
    }
    const { chain, database } = await openWorld({ basePath: base });
    const hasUnflushed = () => readNote(database.path) !== undefined;
    chain.import(...blockAt(author.chain, 1), { durable: false });
    expect(hasUnflushed()).toBe(true);
    chain.flush();
    expect(hasUnflushed()).toBe(false);
    chain.import(...blockAt(author.chain, 2), { durable: false });
    chain.import(...blockAt(author.chain, 3), { durable: false });
    expect(hasUnflushed()).toBe(true);
    expect(chain.best().number).toBe(3);
    chain.finalize(chain.best().hash);
    expect(hasUnflushed()).toBe(false);
    chain.import(...blockAt(author.chain, 4));
    expect(hasUnflushed()).toBe(false);
    await Promise.all([author.database.close(), database.close()]);
  });
});
