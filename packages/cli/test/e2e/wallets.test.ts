import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keypairFromSuri } from "@opentao/crypto";
import { passwordVariable } from "@opentao/sdk";
import { afterAll, describe, expect, it } from "vitest";
import { taoHere } from "../support/here.ts";
import { tao } from "./tao.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-cli-wallets-"));
const wallets = join(base, "wallets");
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** A password as the environment holds it: masked by the variable's name. */
function masked(password: string, variable: string): string {
  return Buffer.from(Buffer.from(password).map((byte, i) => byte ^ variable.charCodeAt(i % variable.length))).toString(
    "base64",
  );
}

describe("tao wallet", () => {
  it("imports an account of polkadot-js, and does not replace a key", async () => {
    const fixtures = new URL("../../../sdk/test/fixtures/polkadotJsExports.json", import.meta.url);
    const [one] = JSON.parse(readFileSync(fixtures, "utf8"));
    const file = join(base, "account.json");
    writeFileSync(file, JSON.stringify(one.json));
    const args = ["wallet", "import", file, "alice", "--no-password", "--wallets", wallets, "--json"];
    const env = { [passwordVariable(file)]: masked(one.password, passwordVariable(file)) };
    const imported = await tao(args, env);
    expect(imported.code).toBe(0);
    expect(JSON.parse(imported.stdout)).toMatchObject({ name: "alice", kind: "coldkey", address: one.address });
    expect(JSON.parse((await tao(args, env)).stdout).error).toMatchObject({ code: "WALLET_EXISTS" });
    const wrong = await tao([...args, "--overwrite"], {
      [passwordVariable(file)]: masked("x", passwordVariable(file)),
    });
    expect(JSON.parse(wrong.stdout).error).toMatchObject({ code: "WRONG_PASSWORD" });
    expect(JSON.parse((await tao(args)).stdout).error).toMatchObject({ code: "WALLET_EXISTS" });
  });

  it("lists what official tools left, how each key lies there, and obeys no name", async () => {
    const folder = join(wallets, "\u001b[2Jevil");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "coldkeypub.txt"), `0x${"07".repeat(32)}`);
    writeFileSync(join(wallets, "README.md"), "my wallets");
    expect((await tao(["wallet", "new", "miner#1", "--no-password", "--wallets", wallets])).code).toBe(0);
    const { stdout } = await tao(["wallet", "list", "--wallets", wallets]);
    expect(stdout).toContain("\\u{1b}[2Jevil");
    expect(stdout).toMatch(/evil .*public only/);
    expect(stdout).toMatch(/miner#1 .*unencrypted/);
    expect(stdout).not.toContain("README");
    expect(stdout).not.toContain("\u001b");
  });

  it("writes no coldkey where the hotkey has no place", async () => {
    const watched = join(wallets, "watched");
    mkdirSync(join(watched, "hotkeys"), { recursive: true });
    writeFileSync(join(watched, "hotkeys", "defaultpub.txt"), `0x${"07".repeat(32)}`);
    const make = (...args: string[]) =>
      taoHere(["wallet", "new", ...args, "--no-password", "--wallets", wallets, "--json"]);
    const taken = await make("watched");
    expect({ code: taken.code, ...JSON.parse(taken.stdout) }).toMatchObject({
      code: 1,
      error: { code: "WALLET_EXISTS", message: expect.stringContaining("defaultpub.txt") },
    });
    expect(existsSync(join(watched, "coldkey"))).toBe(false);
    const named = await make("named", "--hotkey", "xpub.txt");
    expect(JSON.parse(named.stdout).error.code).toBe("INVALID_NAME");
    expect(existsSync(join(wallets, "named"))).toBe(false);
  });

  it("shows the words of what it made, whatever fails after that", async () => {
    const half = (name: string) => {
      mkdirSync(join(wallets, name));
      writeFileSync(join(wallets, name, "hotkeys"), ""); // where a folder is to be made
      return ["wallet", "new", name, "--no-password", "--wallets", wallets];
    };
    const { code, stdout } = await taoHere([...half("half"), "--json"]);
    const { coldkey, ...rest } = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(rest).toMatchObject({ kind: "failed", name: "half", error: { code: expect.any(String) } });
    expect(keypairFromSuri(coldkey.mnemonic).address).toBe(coldkey.address);
    const written = JSON.parse(readFileSync(join(wallets, "half", "coldkey"), "utf8"));
    expect(written).toMatchObject({ secretPhrase: coldkey.mnemonic, ss58Address: coldkey.address });
    const shown = await taoHere(half("shown"));
    const { secretPhrase } = JSON.parse(readFileSync(join(wallets, "shown", "coldkey"), "utf8"));
    expect(shown.code).toBe(1);
    expect(shown.stdout).toContain("is not complete");
    expect(shown.stdout).toContain(secretPhrase);
    expect(shown.stderr).toMatch(/^error .*hotkeys/);
  });
});
