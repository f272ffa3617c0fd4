import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEV_PHRASE } from "@opentao/crypto";
import { regenerateKey } from "@opentao/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { taoHere } from "../support/here.ts";
import { ENTRY, tao } from "./tao.ts";
import { hasTerminal, InTerminal, TERMINAL_HINT } from "./terminal.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-export-"));
const wallets = join(base, "wallets");
const file = join(base, "alice.json");
const passwordFile = join(base, "password");
const own = ["--wallets", wallets, "--json"];
let address: string;
afterAll(() => rmSync(base, { recursive: true, force: true }));

beforeAll(async () => {
  address = await regenerateKey("coldkey", { phrase: DEV_PHRASE }, { root: wallets, name: "alice" });
  await regenerateKey("hotkey", { seed: new Uint8Array(32).fill(7) }, { root: wallets, name: "alice" });
  writeFileSync(passwordFile, "correct horse 7\n");
});

const failure = async (...args: string[]) =>
  JSON.parse((await taoHere(["wallet", "export", ...args, ...own])).stdout).error;

describe("tao wallet export", () => {
  it("writes a file that only its owner reads, and never over another unless told so", async () => {
    const args = ["wallet", "export", "alice", "--file", file, "--password-file", passwordFile, ...own];
    const exported = await tao(args);
    expect(exported).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(exported.stdout)).toMatchObject({ kind: "coldkey", address, file });
    expect(exported.stdout).not.toContain("bottom");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const before = readFileSync(file, "utf8");
    expect(JSON.parse((await tao(args)).stdout).error).toMatchObject({ code: "FILE_EXISTS" });
    expect(readFileSync(file, "utf8")).toBe(before);
    expect((await tao([...args, "--force"])).code).toBe(0);
    expect(readFileSync(file, "utf8")).not.toBe(before);
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ address, meta: { name: "alice" } });
  });

  it("asks for the password of the export at a terminal only", async () => {
    const other = join(base, "other.json");
    expect(await failure("alice", "--file", other)).toMatchObject({ code: "NO_TERMINAL" });
    expect(await failure("alice", "--file", other, "--password-file", base)).toMatchObject({
      code: "PASSWORD_UNREADABLE",
    });
    expect(await failure("nobody", "--password-file", passwordFile)).toMatchObject({ code: "WALLET_NOT_FOUND" });
  });

  it("shows words where that was asked for explicitly, and nowhere else", async () => {
    for (const flags of [own, ["--wallets", wallets]]) {
      const { code, stdout, stderr } = await tao(["wallet", "export", "alice", "--words", ...flags]);
      expect(code).toBe(1);
      expect(stdout + stderr).toContain("NO_TERMINAL");
      expect(stdout + stderr).not.toContain("bottom");
    }
    const shown = await tao(["wallet", "export", "alice", "--words", "--show-secret", ...own]);
    expect(JSON.parse(shown.stdout)).toEqual({
      ...{ kind: "coldkey", address, words: DEV_PHRASE, scheme: "sr25519" },
      again: "tao wallet new NAME --only coldkey --words",
    });
    expect(await failure("alice", "--hotkey", "default", "--words", "--show-secret")).toMatchObject({
      code: "NO_WORDS",
    });
  });

  it.each(["coldkey", "hotkey"] as const)("says what makes the same key of the words: an ed25519 %s", async (kind) => {
    const where = { root: wallets, name: "edwards" };
    const made = await regenerateKey(kind, { phrase: DEV_PHRASE, scheme: "ed25519" }, where);
    const hotkey = kind === "hotkey" ? ["--hotkey", "default"] : [];
    const show = ["wallet", "export", "edwards", ...hotkey, "--words", "--show-secret", "--wallets", wallets];
    const shown = JSON.parse((await tao([...show, "--json"])).stdout);
    expect(shown).toMatchObject({ address: made, words: DEV_PHRASE, scheme: "ed25519" });
    expect((await tao(show)).stdout).toContain(`In the scheme ed25519, \`${shown.again}\``);
    writeFileSync(join(base, "words"), `${shown.words}\n`);
    const [, ...again] = String(shown.again)
      .replace("--words", `--words-file ${join(base, "words")}`)
      .split(" ");
    const named = again.map((word) => (word === "NAME" ? `again-${kind}` : word));
    const result = JSON.parse((await tao([...named, "--no-password", ...own])).stdout);
    expect(result[kind]).toEqual({ address: made });
    const idle = await tao(["wallet", "new", "idle", "--scheme", "ed25519", "--no-password", ...own]);
    expect(JSON.parse(idle.stdout).error).toMatchObject({ code: "NO_EFFECT" });
  });

  it.skipIf(!hasTerminal)(`asks before it shows words at a terminal (${TERMINAL_HINT})`, async () => {
    const command = `${process.execPath} ${ENTRY} wallet export alice --words --wallets ${wallets}`;
    const refused = new InTerminal(command, base);
    await refused.until(0, "Show the words?");
    refused.press("n").catch(() => undefined);
    expect(await refused.end()).toContain("CANCELLED");
    expect(refused.output).not.toContain("bottom");
    const agreed = new InTerminal(command, base);
    await agreed.until(0, "Show the words?");
    await agreed.press("y", "bottom drive");
    expect(await agreed.end()).toContain(address);
  });
});
