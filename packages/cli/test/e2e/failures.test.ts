import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createKey } from "@opentao/sdk";
import { afterAll, describe, expect, it } from "vitest";
import { freePort } from "../../src/shared/ports.ts";
import { taoHere } from "../support/here.ts";
import { processesWith, RunningTao } from "./running.ts";
import { type Finished, tao } from "./tao.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-failures-"));
const BOB = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Runs a command that fails, in a process of its own; what it says. */
async function failure(args: readonly string[]) {
  return errorOf(await tao([...args, "--json"]));
}

/** Does the same in this process. */
async function failureHere(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return errorOf(await taoHere([...args, "--json"], env));
}

function errorOf({ code, stdout }: Finished) {
  expect(code).toBe(1);
  return JSON.parse(stdout).error;
}

describe("words and passwords", () => {
  const wallets = join(base, "wallets");
  const words = join(base, "words.txt");
  const remake = (name: string) => [
    "wallet",
    "new",
    name,
    "--words-file",
    words,
    "--no-password",
    "--wallets",
    wallets,
  ];

  it.each([
    ["abandon abandon abandom abandon abandon abandon abandon abandon abandon abandon abandon about", "word 3"],
    ["abandon abandon", "12, 15, 18, 21 or 24 words"],
    ["abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon zoo", "checksum"],
    ["", "no words"],
    ["//Alice", "no words"],
  ])("%j are not taken, and nothing is written", async (text, reason) => {
    writeFileSync(words, text);
    const error = await failureHere(remake("wrong"));
    expect(error).toMatchObject({ code: "INVALID_MNEMONIC", message: expect.stringContaining(reason) });
    expect(error.hint).not.toBe("");
    expect(existsSync(join(wallets, "wrong"))).toBe(false);
  });

  it("make the same key again", async () => {
    const made = await createKey("coldkey", { root: wallets, name: "first" });
    writeFileSync(words, `${made.mnemonic}\n`);
    const { code, stdout } = await tao([...remake("second"), "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).coldkey).toEqual({ address: made.address });
    // The whole wallet is refused when one of its keys is there, and the other is not written.
    expect(await failureHere(["wallet", "new", "first", "--no-password", "--wallets", wallets])).toMatchObject({
      code: "WALLET_EXISTS",
    });
    expect(existsSync(join(wallets, "first", "hotkeys"))).toBe(false);
  });

  it("a locked coldkey stays locked without its password", async () => {
    // Under a key that is made at once: the ecosystem's takes seconds, and the wrong password needs it once in any
    // case.
    const deriveKey = () => Promise.resolve(new Uint8Array(32));
    await createKey("coldkey", { root: wallets, name: "locked", password: "correct horse 7", deriveKey });
    const port = await freePort();
    const node = new RunningTao([
      "node",
      "--dev",
      "--sealing",
      "instant",
      "--no-network",
      "--rpc-port",
      String(port),
      "--json",
    ]);
    await node.facts();
    const args = ["wallet", "transfer", BOB, "0.000000001", "--wallet", "locked", "--wallets", wallets];
    const to = [...args, "--url", `ws://127.0.0.1:${port}`];
    // It has nothing; the amount is looked at before a password is asked for.
    expect(await failureHere(to)).toMatchObject({ code: "BALANCE_TOO_LOW" });
    const funded = ["wallet", "new", "funder", "--dev-account", "Alice", "--wallets", wallets];
    expect((await taoHere(funded)).code).toBe(0);
    const { ss58Address: target } = JSON.parse(readFileSync(join(wallets, "locked", "coldkeypub.txt"), "utf8"));
    const give = ["wallet", "transfer", target, "1", "--yes", "--wallet", "funder", "--wallets", wallets];
    expect((await taoHere([...give, "--url", `ws://127.0.0.1:${port}`])).code).toBe(0);
    expect(await failureHere(to)).toMatchObject({ code: "NO_TERMINAL" });
    const variable = `BT_PW_${join(wallets, "locked", "coldkey").replace(/[/.]/g, "_").toUpperCase()}`;
    const wrong = Buffer.from("wrong horse 77").map((byte, i) => byte ^ variable.charCodeAt(i % variable.length));
    const masked = Buffer.from(wrong).toString("base64");
    expect(await failureHere(to, { [variable]: masked })).toMatchObject({ code: "WRONG_PASSWORD" });
    await node.stop();
  });
});

describe("tao up that cannot start", () => {
  it("says that the port is busy, and leaves nothing running", async () => {
    const server = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    const place = join(base, "busy");
    const up = ["up", "--base-path", place, "--rpc-port"];
    const free = String(await freePort());
    const busy = [
      ["--rpc-port", [...up, String(port)]],
      ["--index-port", [...up, free, "--index-port", String(port)]],
    ] as const;
    const expectBusy = async (more: readonly string[]) => {
      for (const [flag, args] of busy)
        expect(await failure([...args, ...more])).toMatchObject({
          code: "PORT_IN_USE",
          hint: expect.stringContaining(flag),
        });
    };
    await expectBusy([]);
    expect(await failure([...up, free, "--index-port", free])).toMatchObject({ code: "SAME_PORT" });
    expect(existsSync(place)).toBe(false);
    // A network that was there stays as it was, also where it was to be started anew.
    mkdirSync(join(place, "wallets", "one"), { recursive: true });
    await expectBusy(["--reset", "--yes"]);
    server.close();
    // Turns of a lock stay: removing one would let two processes have it.
    expect(readdirSync(place).filter((name) => !name.startsWith("up.lock"))).toEqual(["wallets"]);
    expect(readdirSync(join(place, "wallets"))).toEqual(["one"]);
    expect(processesWith(place)).toEqual([]);
  });

  it("says what the node says of a damaged chain, and can still be stopped", async () => {
    const place = join(base, "damaged");
    mkdirSync(join(place, "node", "chain"), { recursive: true });
    writeFileSync(join(place, "node", "chain", "data.mdb"), "no database");
    const error = await failure(["up", "--base-path", place, "--rpc-port", String(await freePort())]);
    expect(error).toMatchObject({ code: "NODE_FAILED", message: expect.stringContaining("UNREADABLE") });
    expect(error.hint).toContain(join(place, "logs", "node.log"));
    for (const text of ["{", '{ "genesis": { "parameters": { "slotDuration": 1000 } } }']) {
      writeFileSync(join(place, "chain.json"), text);
      expect(await failure(["up", "--base-path", place])).toMatchObject({ code: "NETWORK_DAMAGED" });
    }
    expect(processesWith(place)).toEqual([]);
  });

  it("stops while it starts, with exit code 0", async () => {
    const place = join(base, "early");
    const up = new RunningTao(["up", "--base-path", place, "--rpc-port", String(await freePort())]);
    await up.until(({ stderr }) => (stderr.includes("Chain …") ? true : undefined));
    expect(await up.stop("SIGINT")).toBe(0);
    expect(processesWith(place)).toEqual([]);
  });

  it("ends its processes even when it is killed", async () => {
    const place = join(base, "killed");
    const up = new RunningTao(["up", "--base-path", place, "--rpc-port", String(await freePort())]);
    await up.until(({ stderr }) => (stderr.includes("Subnets …") ? true : undefined));
    await up.stop("SIGKILL");
    const deadline = Date.now() + 120_000;
    while (processesWith(place).length > 0 && Date.now() < deadline) await sleep(100);
    expect(processesWith(place)).toEqual([]);
  });
});

describe("places that cannot be written", () => {
  const file = join(base, "file");
  writeFileSync(file, "");

  it.each([
    ["up", ["up", "--base-path", join(file, "x")]],
    ["a node", ["node", "--dev", "--rpc-port", "0", "--base-path", join(file, "x")]],
    ["a wallet", ["wallet", "new", "x", "--no-password", "--wallets", join(file, "x")]],
  ])("are refused: %s", async (_, args) => {
    const error = await failure(args);
    expect(error.message).toContain(file);
    expect(error.hint).not.toBe("");
  });

  it("are refused: a file system that is read-only, or full", async (context) => {
    const place = join(base, "mounted");
    mkdirSync(place);
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", place], { stdio: "ignore" });
    } catch {
      context.skip("a small file system can be mounted by root only");
    }
    try {
      writeFileSync(join(place, "ballast"), Buffer.alloc(4096));
      execFileSync("dd", ["if=/dev/zero", `of=${join(place, "full")}`, "bs=4k"], { stdio: "ignore" });
    } catch {
      // dd fails when the disk is full, as it should be
    }
    const wallet = ["wallet", "new", "x", "--no-password", "--wallets", join(place, "wallets")];
    const up = ["up", "--base-path", join(place, "up"), "--rpc-port", String(await freePort())];
    try {
      const error = await failure(wallet);
      expect(error.message).toMatch(/no space|ENOSPC|full/i);
      const keys = existsSync(join(place, "wallets", "x")) ? readdirSync(join(place, "wallets", "x")) : [];
      expect(keys.filter((name) => name.startsWith("coldkey"))).toEqual([]);
      expect(await failure(up)).toMatchObject({ code: "DISK_FULL" });
      execFileSync("mount", ["-o", "remount,ro", place]);
      for (const args of [wallet, up]) expect((await failure(args)).message).toMatch(/read-only|EROFS/i);
    } finally {
      execFileSync("umount", [place]);
    }
  });
});

describe("the scripts", () => {
  it.each([
    ["refuse", "18.20.0", 1, "needs Node.js 22.13 or newer; this is 18.20.0. Install a newer one"],
    ["warn of", "20.20.0", 0, "needs Node.js 22.13 or newer; this is 20.20.0. It goes on, and may fail"],
    ["warn of", "22.12.0", 0, "needs Node.js 22.13 or newer; this is 22.12.0"],
    ["say nothing of", "24.1.0", 0, ""],
  ])("%s Node.js %s", (_, version, code, said) => {
    const setup = fileURLToPath(new URL("../../../../scripts/setup.mjs", import.meta.url));
    const other = join(base, "version.cjs");
    writeFileSync(other, `Object.defineProperty(process.versions, "node", { value: "${version}" });`);
    const env = { ...process.env, OPENTAO_TOLD_NODE: undefined };
    const { status, stderr } = spawnSync(process.execPath, ["--require", other, setup], { encoding: "utf8", env });
    expect(status).toBe(code);
    if (said === "") expect(stderr).toBe("");
    else expect(stderr).toContain(said);
    if (code !== 0) return;
    const launcher = fileURLToPath(new URL("../../bin/tao.mjs", import.meta.url));
    const told = (...args: string[]) =>
      spawnSync(process.execPath, ["--require", other, launcher, ...args], { encoding: "utf8", env }).stderr;
    expect(told("--version")).toBe(
      said === "" ? "" : `OpenTAO ${said.split(". It goes on")[0]}. It goes on, and may fail.\n`,
    );
    expect([told("explain", "E7000", "--json"), told("completion", "bash")]).toEqual(["", ""]);
  });
});
