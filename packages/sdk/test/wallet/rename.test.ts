import { readdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createWallet, listWallets, openWallet, renameHotkey, renameWallet } from "../../src/wallet/index.ts";
import { walletsFolder } from "./folder.ts";
import { killedIn } from "./killed.ts";

const folder = walletsFolder();
const names = async () => (await listWallets(folder.root)).map(({ name }) => name);
const NO_NAMES = ["", "..", "a/b", "a\nb", "x".repeat(241)];

describe("a wallet that is renamed", () => {
  it("has its keys under the new name", async () => {
    const { coldkey } = await createWallet({ root: folder.root, name: "old" });
    const { files } = await renameWallet(folder.root, "old", "new");
    expect(files).toEqual([[join(folder.root, "old", "coldkey"), join(folder.root, "new", "coldkey")]]);
    expect(await names()).toEqual(["new"]);
    expect((await (await openWallet({ root: folder.root, name: "new" })).coldkey()).address).toBe(coldkey.address);
  });

  it("replaces nothing, and needs a name that is one", async () => {
    await createWallet({ root: folder.root, name: "old" });
    const { coldkey } = await createWallet({ root: folder.root, name: "other" });
    await folder.write("file", "");
    for (const name of ["other", "old", "file"])
      await expect(renameWallet(folder.root, "old", name)).rejects.toMatchObject({ code: "WALLET_EXISTS" });
    for (const name of NO_NAMES)
      await expect(renameWallet(folder.root, "old", name)).rejects.toMatchObject({ code: "INVALID_NAME" });
    await folder.write("others/notes", "");
    for (const name of ["nobody", "file", "others"])
      await expect(renameWallet(folder.root, name, "new")).rejects.toMatchObject({ code: "WALLET_NOT_FOUND" });
    expect(await names()).toEqual(["old", "other"]);
    expect((await openWallet({ root: folder.root, name: "other" })).coldkeyAddress).toBe(coldkey.address);
  });
});

describe("a hotkey that is renamed", () => {
  it("is there under the new name, with its public file", async () => {
    const { hotkey } = await createWallet({ root: folder.root, hotkey: "one" });
    await renameHotkey({ root: folder.root }, "one", "two");
    expect(await readdir(join(folder.root, "default", "hotkeys"))).toEqual(["two", "twopub.txt"]);
    expect((await (await openWallet({ root: folder.root, hotkey: "two" })).hotkey()).address).toBe(hotkey.address);
  });

  it("replaces nothing, not even a public file, and is left as it was", async () => {
    await createWallet({ root: folder.root, hotkey: "one" });
    await folder.write("default/hotkeys/two", "{}");
    await folder.write("default/hotkeys/threepub.txt", "{}");
    for (const name of ["one", "two", "three"])
      await expect(renameHotkey({ root: folder.root }, "one", name)).rejects.toMatchObject({ code: "WALLET_EXISTS" });
    // The public file of a hotkey is no hotkey.
    const shown = renameHotkey({ root: folder.root }, "onepub.txt", "new");
    await expect(shown).rejects.toMatchObject({ code: "INVALID_NAME" });
    for (const name of [...NO_NAMES, "apub.txt", ".a.tmp"])
      await expect(renameHotkey({ root: folder.root }, "one", name)).rejects.toMatchObject({ code: "INVALID_NAME" });
    const missing = renameHotkey({ root: folder.root }, "none", "new");
    await expect(missing).rejects.toMatchObject({ code: "WALLET_NOT_FOUND" });
    const hotkeys = join(folder.root, "default", "hotkeys");
    expect(await readdir(hotkeys)).toEqual(["one", "onepub.txt", "threepub.txt", "two"]);
    expect(await readFile(join(hotkeys, "two"), "utf8")).toBe("{}");
  });

  it.each([0, 1])(
    "is renamed by the same call after a process was killed that had removed %d of its names",
    async (done) => {
      const { hotkey } = await createWallet({ root: folder.root, hotkey: "one" });
      await killedIn(folder.root, ["rm", done], `wallet.renameHotkey({ root }, "one", "two")`);
      const hotkeys = join(folder.root, "default", "hotkeys");
      expect(await readdir(hotkeys)).toHaveLength(4 - done);
      // Nothing else is taken for what was begun.
      await expect(renameHotkey({ root: folder.root }, "two", "two")).rejects.toMatchObject({ code: "WALLET_EXISTS" });
      await renameHotkey({ root: folder.root }, "one", "two");
      expect(await readdir(hotkeys)).toEqual(["two", "twopub.txt"]);
      expect((await (await openWallet({ root: folder.root, hotkey: "two" })).hotkey()).address).toBe(hotkey.address);
    },
  );

  it("is not taken for renamed where the other name is a link to it", async () => {
    await createWallet({ root: folder.root, hotkey: "one" });
    const hotkeys = join(folder.root, "default", "hotkeys");
    await symlink("one", join(hotkeys, "two"));
    await expect(renameHotkey({ root: folder.root }, "one", "two")).rejects.toMatchObject({ code: "WALLET_EXISTS" });
    expect(await readdir(hotkeys)).toEqual(["one", "onepub.txt", "two"]);
  });
});
