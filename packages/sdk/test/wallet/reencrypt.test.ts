import { execFileSync, spawnSync } from "node:child_process";
import { lstat, readdir, readFile, rename, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DEV_PHRASE, sha256 } from "@opentao/crypto";
import { describe, expect, it } from "vitest";
import { lockKey, openWallet, regenerateKey, unlockHotkey } from "../../src/wallet/index.ts";
import { walletsFolder } from "./folder.ts";

const folder = walletsFolder();
const deriveKey = async (text: string): Promise<Uint8Array> => sha256(new TextEncoder().encode(text));
const [FIRST, SECOND] = ["correct horse 1", "correct horse 2"];
const says = (password: string) => () => Promise.resolve(password);
const where = () => ({ root: folder.root, deriveKey, askPassword: says(FIRST) });
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
    const script = keyfile("kill.mjs");
    // The file system's rename ends the process, at the point where the new file is whole beside the old one.
    await writeFile(
      script,
      `import promises from "node:fs/promises"; import { syncBuiltinESMExports } from "node:module";
       promises.rename = async () => process.kill(process.pid, "SIGKILL"); syncBuiltinESMExports();
       const { lockKey } = await import(${JSON.stringify(fileURLToPath(new URL("../../dist/wallet/index.js", import.meta.url)))});
       const deriveKey = async () => new Uint8Array(32);
       await lockKey("coldkey", async () => "correct horse 1", { root: process.argv[2], deriveKey, change: false });`,
    );
    expect(spawnSync(process.execPath, [script, folder.root]).signal).toBe("SIGKILL");
    expect(await readFile(keyfile())).toEqual(before);
    expect(await readdir(keyfile("default"))).toHaveLength(3);
    await lockKey("coldkey", says(FIRST), { ...where(), change: false });
    expect((await (await openWallet(where())).coldkey()).address).toBe(address);
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
