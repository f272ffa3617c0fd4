import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEV_PHRASE, decodeAddress, encodeAddress } from "@opentao/crypto";
import { regenerateKey } from "@opentao/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../../src/shared/ports.ts";
import { taoHere } from "../support/here.ts";
import { startTao, tao } from "./tao.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-contacts-"));
const wallets = join(base, "wallets");
const file = join(wallets, "opentao-contacts.json");
const own = ["--wallets", wallets];
const BOB = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
const DAVE = "5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy";
let node: ChildProcess;
let alice: string;
let url: string;

/** Runs a command; its result, or its error under `error`. */
async function result(...args: string[]) {
  return JSON.parse((await taoHere([...args, ...own, "--json"])).stdout);
}

beforeAll(async () => {
  const port = await freePort();
  url = `ws://127.0.0.1:${port}`;
  node = startTao(["node", "--dev", "--json", "--rpc-port", String(port)]);
  if (node.stdout === null) throw new Error("the node has no output");
  await once(node.stdout, "data");
  alice = await regenerateKey("coldkey", { phrase: `${DEV_PHRASE}//Alice` }, { root: wallets, name: "alice" });
});

afterAll(async () => {
  node.kill("SIGTERM");
  await once(node, "exit");
  rmSync(base, { recursive: true, force: true });
});

describe("tao contacts", () => {
  it("keeps names in a file that only its owner reads", async () => {
    expect(await result("contacts", "list")).toEqual({ file, contacts: [] });
    expect(await result("contacts", "add", "bob", BOB)).toEqual({ name: "bob", address: BOB, file });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await result("contacts", "add", "bob", DAVE)).error).toMatchObject({ code: "CONTACT_EXISTS" });
    await result("contacts", "add", "dave", DAVE);
    expect((await tao(["contacts", "list", ...own])).stdout).toMatch(/bob.*5FHne[\s\S]*dave.*5DAAn/);
    expect(await result("contacts", "remove", "dave")).toEqual({ name: "dave", address: DAVE });
    expect((await result("contacts", "remove", "dave")).error).toMatchObject({ code: "UNKNOWN_CONTACT" });
    expect((await result("contacts", "list")).contacts).toEqual([{ name: "bob", address: BOB }]);
    // It is no wallet.
    expect((await result("wallet", "list")).wallets).toHaveLength(1);
  });

  it.each([
    [BOB, "INVALID_CONTACT_NAME"],
    [BOB.slice(0, -1), "INVALID_CONTACT_NAME"],
    ["12", "INVALID_CONTACT_NAME"],
    ["a\u202eb", "INVALID_CONTACT_NAME"],
    ["x".repeat(65), "INVALID_CONTACT_NAME"],
    ["", "INVALID_CONTACT_NAME"],
    ["alice", "CONTACT_EXISTS"],
  ])("refuses the name %j", async (name, code) => {
    expect((await result("contacts", "add", name, DAVE)).error).toMatchObject({ code });
  });

  it("refuses addresses that are none, or of another network", async () => {
    for (const address of [`${BOB.slice(0, -1)}1`, encodeAddress(decodeAddress(BOB), 0)])
      expect((await result("contacts", "add", "carol", address)).error).toMatchObject({ code: "INVALID_ADDRESS" });
  });

  it("refuses a file that is no address book, and leaves it", async () => {
    const before = readFileSync(file, "utf8");
    const twice = { name: "a", address: BOB };
    for (const text of [
      "{",
      "[]",
      JSON.stringify({ contacts: [{ name: "a" }] }),
      JSON.stringify({ contacts: [{ name: "a", address: "5F" }] }),
      JSON.stringify({ contacts: [twice, twice] }),
      JSON.stringify({ contacts: [{ name: "\u001b[2J", address: BOB }] }),
      " ".repeat(600_000),
    ]) {
      writeFileSync(file, text);
      expect((await result("contacts", "add", "carol", DAVE)).error).toMatchObject({ code: "CONTACTS_UNREADABLE" });
      expect(readFileSync(file, "utf8")).toBe(text);
    }
    writeFileSync(file, before);
  });

  it("names receivers, whose address is shown before anything is sent", async () => {
    const to = ["--wallet", "alice", "--url", url];
    const sent = await tao(["wallet", "transfer", "bob", "1.5", "--yes", ...to, ...own]);
    expect(sent).toMatchObject({ code: 0, stderr: expect.stringContaining(`bob (${BOB})`) });
    expect(await result("wallet", "transfer", "bob", "1.5", ...to)).toMatchObject({ to: BOB, toName: "bob" });
    const balance = await result("wallet", "balance", "bob", "--url", url);
    expect(balance).toMatchObject({ address: BOB });
    expect(await result("wallet", "balance", "alice", "--url", url)).toMatchObject({ address: alice });
    const stake = await tao(["stake", "add", "1", "1", "--behind", "bob", "--yes", ...to, ...own]);
    expect(stake.stderr).toContain(`bob (${BOB})`);
    const nobody = (await result("wallet", "transfer", "nobody", "1", ...to)).error;
    expect(nobody).toMatchObject({ code: "NOT_AN_ADDRESS", hint: expect.stringContaining("tao contacts list") });
    const behind = await result("stake", "add", "1", "1", "--behind", "alice", ...to);
    expect(behind.error).toMatchObject({ code: "NOT_AN_ADDRESS" });
  });

  it("names nobody where a wallet of another address has the name too", async () => {
    await regenerateKey("coldkey", { phrase: `${DEV_PHRASE}//Dave` }, { root: wallets, name: "bob" });
    const transfer = await result("wallet", "transfer", "bob", "1", "--wallet", "alice", "--url", url);
    expect(transfer.error).toMatchObject({ code: "NAME_AMBIGUOUS", message: expect.stringContaining(BOB) });
    expect((await result("wallet", "balance", "bob", "--url", url)).error).toMatchObject({ code: "NAME_AMBIGUOUS" });
  });
});
