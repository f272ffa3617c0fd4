import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { passwordVariable, regenerateKey } from "@opentao/sdk";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { taoHere } from "../support/here.ts";
import { tao } from "./tao.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-changes-"));
const wallets = join(base, "wallets");
const own = ["--wallets", wallets, "--json"];
const seed = new Uint8Array(32).fill(7);
const passwordFile = join(base, "password");
let address: string;
writeFileSync(passwordFile, "correct horse 7\n");
afterAll(() => rmSync(base, { recursive: true, force: true }));

beforeEach(async () => {
  rmSync(wallets, { recursive: true, force: true });
  address = await regenerateKey("coldkey", { seed }, { root: wallets, name: "alice" });
  await regenerateKey("hotkey", { seed }, { root: wallets, name: "alice", hotkey: "one" });
});

/** Runs a command of `tao wallet`; its result, or the error under `error`. */
async function wallet(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return JSON.parse((await taoHere(["wallet", ...args, ...own], env)).stdout);
}

/** A password as the environment holds it. */
function masked(password: string, variable: string): string {
  const bytes = Buffer.from(password).map((byte, i) => byte ^ variable.charCodeAt(i % variable.length));
  return Buffer.from(bytes).toString("base64");
}

describe("tao wallet rename", () => {
  it("gives wallets and hotkeys other names, and says what used the old one", async () => {
    const variable = passwordVariable(join(wallets, "alice", "coldkey"));
    const args = ["wallet", "rename", "alice", "savings", "--wallets", wallets];
    const { code, stdout } = await tao(args, { [variable]: "x" });
    expect(code).toBe(0);
    expect(stdout).toContain("--wallet alice");
    expect(stdout).toContain(
      `${variable} must be masked anew, for ${passwordVariable(join(wallets, "savings", "coldkey"))}`,
    );
    expect(await wallet(["rename", "savings", "--hotkey", "one", "two"])).toMatchObject({
      kind: "hotkey",
      after: "two",
    });
    const [listed] = (await wallet(["list"])).wallets;
    expect(listed).toMatchObject({ name: "savings", coldkeyAddress: address, hotkeys: [{ name: "two", address }] });
  });

  it("refuses what is taken, what is not there and what is no name", async () => {
    await regenerateKey("coldkey", { seed }, { root: wallets, name: "bob" });
    for (const [args, code] of [
      [["alice", "bob"], "WALLET_EXISTS"],
      [["alice", "a/b"], "INVALID_NAME"],
      [["nobody", "new"], "WALLET_NOT_FOUND"],
      [["alice", "--hotkey", "none", "new"], "WALLET_NOT_FOUND"],
      [["alice", "--hotkey", "one", "../x"], "INVALID_NAME"],
    ] as const)
      expect((await wallet(["rename", ...args])).error).toMatchObject({ code, hint: expect.stringMatching(/\w/) });
    expect(existsSync(join(wallets, "alice", "coldkey"))).toBe(true);
  });
});

describe("tao wallet lock and unlock", () => {
  it("encrypt a hotkey under a password, which then opens it, and take that off again", async () => {
    const file = join(wallets, "alice", "hotkeys", "one");
    const plain = readFileSync(file, "utf8");
    const hotkey = ["alice", "--hotkey", "one"];
    const locked = await wallet(["lock", ...hotkey, "--password-file", passwordFile]);
    expect(locked).toMatchObject({ kind: "hotkey", address, file, state: "encrypted" });
    expect(readFileSync(file, "latin1")).toMatch(/^\$NACL/);
    expect((await wallet(["unlock", ...hotkey])).error).toMatchObject({ code: "NO_TERMINAL" });
    const variable = passwordVariable(file);
    const unlock = ["wallet", "unlock", ...hotkey, "--wallets", wallets];
    const unlocked = await tao(unlock, { [variable]: masked("correct horse 7", variable) });
    expect(unlocked).toMatchObject({ code: 0, stderr: expect.stringContaining(`can read ${file}`) });
    expect(readFileSync(file, "utf8")).toBe(plain);
  });

  it("leave a coldkey as it is where something is missing or wrong", async () => {
    const file = join(wallets, "alice", "coldkey");
    const before = readFileSync(file);
    expect((await wallet(["lock", "alice"])).error).toMatchObject({ code: "NO_TERMINAL" });
    const change = ["lock", "alice", "--change", "--password-file", passwordFile];
    expect((await wallet(change)).error).toMatchObject({
      code: "KEY_STATE",
      hint: expect.stringContaining("--change"),
    });
    expect((await wallet(["unlock", "alice"])).error).toMatchObject({ code: "USAGE" });
    writeFileSync(join(base, "weak"), "aaa\n");
    const weak = await wallet(["lock", "alice", "--password-file", join(base, "weak")]);
    expect(weak.error).toMatchObject({ code: "WEAK_PASSWORD" });
    expect(readFileSync(file)).toEqual(before);
  });
});
