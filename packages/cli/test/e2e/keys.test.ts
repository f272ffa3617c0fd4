import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Chain } from "@opentao/sdk";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { RunningTao } from "./running.ts";
import { tao } from "./tao.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-keys-"));
const place = join(base, "node");
const wallets = join(base, "wallets");
let node: RunningTao;
let url: string;

beforeAll(async () => {
  const ports = ["--rpc-port", "0", "--port", "0", "--ws-port", "0"];
  node = new RunningTao(["node", "--chain", "local", "--base-path", place, ...ports, "--json"]);
  url = z.object({ url: z.string() }).parse(await node.facts()).url;
});

afterAll(async () => {
  expect(await node.stop()).toBe(0);
  rmSync(base, { recursive: true, force: true });
});

/** Result of a command that succeeds. */
async function result(...args: string[]) {
  const { code, stdout, stderr } = await tao([...args, "--json"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout);
}

it("a node makes session keys for itself, and keeps others that it is given", async () => {
  const made = await result("keys", "rotate", "--url", url);
  writeFileSync(join(base, "secret"), `0x${"42".repeat(32)}`);
  const given = await result("keys", "insert", "--secret-file", join(base, "secret"), "--url", url);
  const { keys } = await result("keys", "list", "--base-path", place, "--url", url);
  const addresses = keys.map(({ address }: { address: string }) => address).sort();
  expect(addresses).toEqual([made.aura, made.gran, given.aura, given.gran].sort());
  expect(keys.every(({ inUse }: { inUse: boolean }) => !inUse)).toBe(true);
});

it("a hotkey registers new session keys of a node on the chain", async () => {
  const made = ["--wallets", wallets, "--dev-account", "Alice"];
  const { hotkey } = await result("wallet", "new", "alice", ...made);
  const wallet = ["--wallet", "alice", "--wallets", wallets, "--url", url];
  await result("wallet", "transfer", hotkey.address, "1", ...wallet);
  const { owner, keys } = await result("keys", "register", ...wallet);
  expect(owner).toBe(hotkey.address);
  const chain = await Chain.connect(url);
  const next = await chain.query.Session.NextKeys(owner);
  chain.close();
  expect(`${next?.aura}${next?.grandpa.slice(2)}`).toBe(keys);
});
