import { execFileSync, spawnSync } from "node:child_process";
import { lstat, readdir, readFile, rename, stat, symlink, unlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DEV_PHRASE, sha256 } from "@opentao/crypto";
import { describe, expect, it } from "vitest";
import { listWallets, lockKey, openWallet, regenerateKey, unlockHotkey } from "../../src/wallet/index.ts";
import { walletsFolder } from "./folder.ts";
import { killedIn } from "./killed.ts";

const folder = walletsFolder();
const deriveKey = async (text: string): Promise<Uint8Array> => sha256(new TextEncoder().encode(text));
const [FIRST, SECOND] = ["correct horse 1", "correct horse 2"];
const says = (password: string) => () => Promise.resolve(password);
const where = () => ({ root: folder.root, deriveKey, askPassword: says(FIRST) });
/** True when an encrypted coldkey lies where it was, or the folder of one was made again. */
const lockedNow = async (): Promise<boolean> => (await listWallets(folder.root))[0]?.coldkeyState === "encrypted";
const keyfile = (path = "default/coldkey") => join(folder.root, path);

describe("the encryption of a key file", () => {
  it.each(["coldkey", "hotkey"] as const)("is put on, changed, and taken off a hotkey: %s", async (kind) => {
    const address = await regenerateKey(kind, { phrase: DEV_PHRASE }, { root: folder.root });
    const path = keyfile(kind === "coldkey" ? "default/coldkey" : "default/hotkeys/default");
    const plain = await readFile(path, "utf8");
    expect(await lockKey(kind, says(FIRST), { ...where(), change: false })).toEqual({ address, path });
    expect(await readFile(path, "utf8")).not.toContain("bottom");
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await lockKey(kind, says(SECOND), { ...where(), change: true });
    const change = lockKey(kind, says(FIRST), { ...where(), change: true });
    await expect(change).rejects.toMatchObject({ code: "WRONG_PASSWORD" });
    if (kind === "coldkey") {
      const wallet = await openWallet({ ...where(), askPassword: says(SECOND) });
      expect((await wallet.coldkey()).address).toBe(address);
    } else {
      expect(await unlockHotkey({ ...where(), askPassword: says(SECOND) })).toEqual({ address, path });
      expect(await readFile(path, "utf8")).toBe(plain);
    }
  });

  it("is not put on twice, nor changed or taken off where there is none; weak passwords are refused", async () => {
    await regenerateKey("coldkey", { phrase: DEV_PHRASE }, { root: folder.root, password: FIRST, deriveKey });
    await regenerateKey("hotkey", { phrase: DEV_PHRASE }, { root: folder.root });
    const before = await readFile(keyfile());
    const state = { code: "KEY_STATE" };
    await expect(lockKey("coldkey", says(SECOND), { ...where(), change: false })).rejects.toMatchObject(state);
    await expect(lockKey("hotkey", says(SECOND), { ...where(), change: true })).rejects.toMatchObject(state);
    await expect(unlockHotkey(where())).rejects.toMatchObject(state);
    const weak = lockKey("coldkey", says("aaa"), { ...where(), change: true });
    await expect(weak).rejects.toMatchObject({ code: "WEAK_PASSWORD" });
    expect(await readFile(keyfile())).toEqual(before);
  });

  it("is put on the file to which a link leads", async () => {
    await regenerateKey("coldkey", { phrase: DEV_PHRASE }, { root: folder.root });
    await rename(keyfile(), keyfile("elsewhere"));
    await symlink(keyfile("elsewhere"), keyfile());
    await lockKey("coldkey", says(FIRST), { ...where(), change: false });
    expect((await lstat(keyfile())).isSymbolicLink()).toBe(true);
    expect(await readFile(keyfile("elsewhere"), "utf8")).not.toContain("bottom");
  });

  it("never costs the key: a process that is killed before the new file replaces the old one", async () => {
    const address = await regenerateKey("coldkey", { phrase: DEV_PHRASE }, { root: folder.root });
    const before = await readFile(keyfile());
    const lock = `wallet.lockKey("coldkey", async () => "correct horse 1", { root, deriveKey, change: false })`;
    await killedIn(folder.root, ["rename", 0], lock);
    // The new file is whole beside the old one, until the next write of it.
    expect(await readFile(keyfile())).toEqual(before);
    expect(await readdir(keyfile("default"))).toHaveLength(3);
    await lockKey("coldkey", says(FIRST), { ...where(), change: false });
    expect((await (await openWallet(where())).coldkey()).address).toBe(address);
    expect(await readdir(keyfile("default"))).toEqual(["coldkey", "coldkeypub.txt"]);
  });

  it("leaves nothing that is taken for a key: a hotkey without a password, of a process that was killed", async () => {
    await regenerateKey("hotkey", { phrase: DEV_PHRASE }, { root: folder.root });
    const unlock = `wallet.unlockHotkey({ root, deriveKey, askPassword: async () => "correct horse 1" })`;
    const zeros = async (): Promise<Uint8Array> => new Uint8Array(32);
    await lockKey("hotkey", says(FIRST), { ...where(), deriveKey: zeros, change: false });
    await killedIn(folder.root, ["rename", 0], unlock);
    const hotkeys = keyfile("default/hotkeys");
    const left = (await readdir(hotkeys)).filter((name) => name.startsWith("."));
    expect(left).toHaveLength(1);
    expect(await readFile(join(hotkeys, left[0] ?? ""), "utf8")).toContain("bottom");
    const listed = (await listWallets(folder.root))[0]?.hotkeys.map(({ name }) => name);
    expect(listed).toEqual(["default"]);
    // Those of other targets, of others and of processes that run are left.
    const alive = (left[0] ?? "").replace(/-\d+-/, `-${process.ppid}-`);
    const kept = [alive, ".a.tmp", `${left[0]}.tmp`];
    for (const name of kept) await writeFile(join(hotkeys, name), "");
    await regenerateKey("hotkey", { phrase: DEV_PHRASE }, { root: folder.root, hotkey: "other" });
    expect(await readdir(hotkeys)).toContain(left[0]);
    await lockKey("hotkey", says(SECOND), { ...where(), deriveKey: zeros, change: true });
    expect((await readdir(hotkeys)).filter((name) => name.startsWith(".")).sort()).toEqual(kept.sort());
    // Nobody writes for hours: the process that has the number now is another.
    await utimes(join(hotkeys, alive), 0, 0);
    await lockKey("hotkey", says(FIRST), { ...where(), askPassword: says(SECOND), deriveKey: zeros, change: true });
    expect(await readdir(hotkeys)).not.toContain(alive);
  });

  it("is put on by one of many writers at once, and the key is whole", async () => {
    const address = await regenerateKey("coldkey", { phrase: DEV_PHRASE }, { root: folder.root });
    const locks = Array.from({ length: 8 }, () => lockKey("coldkey", says(FIRST), { ...where(), change: false }));
    for (const outcome of await Promise.allSettled(locks))
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "KEY_CHANGED" });
    expect((await (await openWallet(where())).coldkey()).address).toBe(address);
    expect(await readdir(keyfile("default"))).toEqual(["coldkey", "coldkeypub.txt"]);
  });

  it.each([
    ["moved", "was moved", () => rename(keyfile("default"), keyfile("elsewhere"))],
    ["replaced", "was changed", () => writeFile(keyfile(), "another")],
    ["removed", "was moved", () => unlink(keyfile())],
  ])("is not put on a key that was %s while the password was asked for", async (_, message, change) => {
    await regenerateKey("coldkey", { phrase: DEV_PHRASE }, { root: folder.root });
    const password = async (): Promise<string> => {
      await change();
      return FIRST;
    };
    const lock = lockKey("coldkey", password, { ...where(), change: false });
    await expect(lock).rejects.toMatchObject({ code: "KEY_CHANGED", message: expect.stringContaining(message) });
    expect(await lockedNow()).toBe(false);
  });

  it("never costs the key: a file system that is full, or refuses writes", async (context) => {
    await folder.write("small/empty", "");
    const root = keyfile("small");
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", root], { stdio: "ignore" });
    } catch {
      context.skip("a small file system can be mounted by root only");
    }
    try {
      await regenerateKey("coldkey", { phrase: DEV_PHRASE }, { root });
      const path = join(root, "default", "coldkey");
      const before = await readFile(path);
      const lock = () => lockKey("coldkey", says(FIRST), { ...where(), root, change: false });
      spawnSync("dd", ["if=/dev/zero", `of=${join(root, "full")}`, "bs=4k"]);
      await expect(lock()).rejects.toMatchObject({ code: "WRITE_FAILED" });
      execFileSync("mount", ["-o", "remount,ro", root]);
      await expect(lock()).rejects.toMatchObject({ code: "WRITE_FAILED" });
      expect(await readFile(path)).toEqual(before);
    } finally {
      execFileSync("umount", [root]);
    }
  });
});
