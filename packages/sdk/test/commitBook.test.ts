import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CommitBook, commitsFileOf } from "../src/neuron/commitBook.ts";

const owner = { genesisHash: `0x${"ab".repeat(32)}`, netuid: 3, hotkey: "5F" };
const commit = (epoch: number) => ({
  hash: `0x${epoch}`,
  weights: { netuid: 3, uids: [0, 1], values: [65_535, 0], versionKey: 1n << 63n },
  salt: [1, 2, 3, 4, 5, 6, 7, 65_535],
  epoch,
});

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "opentao-commits-"));
  path = commitsFileOf(folder, owner);
});
afterEach(() => rm(folder, { recursive: true }));

describe("commits of weights", () => {
  it("outlive a restart, for their owner's eyes only", async () => {
    const book = await CommitBook.load(path, owner);
    await book.add(commit(1));
    await book.add(commit(2));
    expect((await CommitBook.load(path, owner)).commits).toEqual([commit(1), commit(2)]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await book.retain(({ epoch }) => epoch === 2);
    expect((await CommitBook.load(path, owner)).commits).toEqual([commit(2)]);
    expect(await readdir(join(folder, "weights"))).toEqual(["5F-3-abababab.json"]);
  });

  it("are not kept when they cannot be written", async () => {
    await writeFile(join(folder, "weights"), "a file where the folder should be");
    const book = await CommitBook.load(undefined, owner);
    await book.add(commit(1));
    expect(book.commits).toEqual([commit(1)]);
    await expect(CommitBook.load(path, owner).then((own) => own.add(commit(1)))).rejects.toMatchObject({
      code: expect.stringMatching(/^STATE_UN(READ|WRIT)ABLE$/),
    });
  });

  it("are bounded", async () => {
    const book = await CommitBook.load(undefined, owner);
    for (let epoch = 0; epoch < 100; epoch += 1) await book.add(commit(epoch));
    expect(book.commits.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 64 }, (_, i) => i + 36));
  });

  it.each([
    ["cut short", (text: string) => text.slice(0, -5)],
    ["of another chain", (text: string) => text.replace("abab", "cdcd")],
    ["with a weight that is none", (text: string) => text.replace("65535", "65536")],
  ])("are not read from a file %s", async (_name, damage) => {
    await (await CommitBook.load(path, owner)).add(commit(1));
    await writeFile(path, damage(await readFile(path, "utf8")));
    await expect(CommitBook.load(path, owner)).rejects.toMatchObject({ code: "STATE_UNREADABLE" });
  });
});
