import { type ChildProcess, execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEV_PHRASE, decodeAddress, encodeAddress } from "@opentao/crypto";
import { regenerateKey } from "@opentao/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../../src/shared/ports.ts";
import { taoHere } from "../support/here.ts";
import { type Finished, finished, startTao, tao } from "./tao.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-cli-"));
const wallets = join(base, "wallets");
const BOB = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
let node: ChildProcess;
let url: string;
let port: number;

/** Runs a command that fails; returns what it says under `--json`. */
async function failure(...args: string[]): Promise<{ code: string; message: string; hint?: string }> {
  return failureIn(await taoHere([...args, "--json"]));
}

/** Does the same in a process of its own, as of commands that are to run on. */
async function processFailure(...args: string[]) {
  return failureIn(await tao([...args, "--json"]));
}

function failureIn({ code, stdout }: Finished): { code: string; message: string; hint?: string } {
  expect(code).toBe(1);
  // Commands that run on print lines of JSON before they fail.
  const { error } = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
  // Every error says what to do.
  expect(error.hint ?? "").not.toBe("");
  return error;
}

async function startNode(...args: string[]): Promise<ChildProcess> {
  const child = startTao(["node", "--json", ...args]);
  if (child.stdout === null) throw new Error("the node has no output");
  await once(child.stdout, "data");
  return child;
}

beforeAll(async () => {
  port = await freePort();
  url = `ws://127.0.0.1:${port}`;
  node = await startNode("--dev", "--rpc-port", String(port));
  await regenerateKey("coldkey", { phrase: `${DEV_PHRASE}//Alice` }, { root: wallets, name: "alice" });
  await regenerateKey("hotkey", { phrase: `${DEV_PHRASE}//Alice_hk` }, { root: wallets, name: "alice" });
});

afterAll(async () => {
  node.kill("SIGTERM");
  await once(node, "exit");
  rmSync(base, { recursive: true, force: true });
});

describe("commands", () => {
  it("make, list and read wallets, and send TAO", async () => {
    const made = await tao(["wallet", "new", "carol", "--no-password", "--wallets", wallets, "--json"]);
    expect(made.code).toBe(0);
    const { coldkey } = JSON.parse(made.stdout);
    expect(coldkey.mnemonic.split(" ")).toHaveLength(12);
    const list = JSON.parse((await taoHere(["wallet", "list", "--wallets", wallets, "--json"])).stdout);
    expect(list.wallets.map(({ name }: { name: string }) => name)).toEqual(["alice", "carol"]);
    const from = ["--wallet", "alice", "--wallets", wallets, "--url", url];
    const sent = await taoHere(["wallet", "transfer", coldkey.address, "1.5", ...from, "--json"]);
    expect(sent).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(sent.stdout)).toMatchObject({ to: coldkey.address, amount: "1500000000" });
    const balance = await taoHere(["wallet", "balance", "carol", "--wallets", wallets, "--url", url, "--json"]);
    expect(JSON.parse(balance.stdout)).toMatchObject({ free: "1500000000", total: "1500000000" });
  });

  it("show subnets and their neurons", async () => {
    const list = JSON.parse((await taoHere(["subnets", "--url", url, "--json"])).stdout);
    expect(list.map(({ netuid }: { netuid: number }) => netuid)).toEqual([0, 1]);
    const metagraph = await tao(["metagraph", "1", "--url", url]);
    expect(metagraph.code).toBe(0);
    expect(metagraph.stdout).toContain("1 neuron");
  });
});

describe("bad input says what is wrong and what to do", () => {
  const alice = () => ["--wallet", "alice", "--wallets", wallets, "--url", url];

  it("commands that do not exist, wrong arguments", async () => {
    for (const args of [["nod"], ["metagraph", "x"], ["wallet", "transfer", BOB, "-1"], ["miner", "--netuid", "1"]])
      expect((await taoHere(args)).code).toBe(2);
  });

  it("that are given an address that is none say so, as for every option", async () => {
    const { code, stdout } = await taoHere([
      "miner",
      "--market",
      "text",
      "--netuid",
      "1",
      "--allow",
      BOB,
      "5F",
      "--json",
    ]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout).error).toMatchObject({
      code: "USAGE",
      message: expect.stringContaining("'5F' is invalid. Give an SS58 address"),
    });
  });

  it("wallets", async () => {
    expect(await failure("wallet", "balance", "nobody", "--wallets", wallets)).toMatchObject({
      code: "NOT_AN_ADDRESS",
    });
    expect(await failure("wallet", "new", "alice", "--no-password", "--wallets", wallets)).toMatchObject({
      code: "WALLET_EXISTS",
    });
    expect(await failure("wallet", "new", "dave", "--wallets", wallets)).toMatchObject({ code: "NO_TERMINAL" });
    expect(
      await failure("wallet", "new", "dave", "--words-file", join(base, "none"), "--wallets", wallets),
    ).toMatchObject({ code: "WORDS_UNREADABLE", hint: expect.stringContaining("--words-file") });
  });

  it("transfers", async () => {
    expect(await failure("wallet", "transfer", BOB, "2000000", ...alice())).toMatchObject({ code: "BALANCE_TOO_LOW" });
    expect((await failure("wallet", "transfer", "5Nonsense", "1", ...alice())).code).toMatch(/ADDRESS|ARGUMENT/);
    for (const args of [[BOB], [BOB, "1", "--all"]])
      expect((await taoHere(["wallet", "transfer", ...args])).code).toBe(2);
  });

  it("transfers at once: each reports its own fee", async () => {
    const amounts = ["25", "26", "27", "28"];
    const sent = await Promise.all(
      amounts.map((amount) => tao(["wallet", "transfer", BOB, amount, ...alice(), "--json"])),
    );
    const results = sent.map(({ stdout }) => JSON.parse(stdout));
    const done = results.filter(({ fee }) => fee !== undefined);
    // Processes that know nothing of each other take the same nonce: the later ones are advised to wait.
    expect(done.length).toBeGreaterThan(0);
    for (const { fee, amount } of done) {
      expect(Number(fee)).toBeLessThan(10_000_000);
      expect(amounts).toContain(String(Number(amount) / 1e9));
    }
    for (const { error } of results.filter((result) => result.error !== undefined))
      expect(error.hint).toMatch(/[Ww]ait|again/);
  });

  it("transfers of everything, and to another network", async () => {
    const made = await taoHere(["wallet", "new", "whole", "--no-password", "--wallets", wallets, "--json"]);
    const { address } = JSON.parse(made.stdout).coldkey;
    expect((await taoHere(["wallet", "transfer", address, "2", "--yes", ...alice()])).code).toBe(0);
    const whole = ["--wallet", "whole", "--wallets", wallets, "--url", url];
    const error = await failure("wallet", "transfer", BOB, "2", ...whole);
    expect(error).toMatchObject({ code: "BALANCE_TOO_LOW", hint: expect.stringContaining("--all") });
    const most = /at most (\S+) can be sent|at most (\S+) TAO/.exec(error.message)?.slice(1).find(Boolean) ?? "";
    expect(Number(most)).toBeGreaterThan(1.9);
    const elsewhere = encodeAddress(decodeAddress(BOB), 0);
    expect(await failure("wallet", "transfer", elsewhere, "1", ...whole)).toMatchObject({
      code: "OTHER_NETWORK",
      message: expect.stringContaining(BOB),
    });
    const all = await taoHere(["wallet", "transfer", elsewhere, "--all", "--any-network", ...whole, "--json"]);
    expect(JSON.parse(all.stdout)).toMatchObject({ left: "0", to: elsewhere });
  });

  it("a mistyped address, which is no wallet's name", async () => {
    const wrong = `${BOB.slice(0, -1)}${BOB.endsWith("z") ? "y" : "z"}`;
    const error = await failure("wallet", "balance", wrong, "--wallets", wallets, "--url", url);
    expect(error).toMatchObject({ code: "INVALID_ADDRESS", message: expect.stringContaining("checksum") });
    expect(await failure("subnets", "--url", "http://127.0.0.1:9944")).toMatchObject({
      code: "INVALID_URL",
      hint: expect.stringContaining("ws://127.0.0.1:9944"),
    });
  });

  it("chains that do not answer, subnets that do not exist", async () => {
    const dead = `ws://127.0.0.1:${await freePort()}`;
    expect(await failure("subnets", "--url", dead)).toMatchObject({ code: "CHAIN_UNREACHABLE" });
    expect(await failure("metagraph", "77", "--url", url)).toMatchObject({ code: "UNKNOWN_SUBNET" });
  });

  it("a busy port, a file that is no chain, a database of another chain", async () => {
    expect(await processFailure("node", "--dev", "--rpc-port", String(port))).toMatchObject({ code: "PORT_IN_USE" });
    const file = join(base, "spec.json");
    writeFileSync(file, "{}");
    expect(await processFailure("node", "--chain", file, "--rpc-port", "0")).toMatchObject({ code: "INVALID_SPEC" });
    const place = join(base, "chain");
    const local = await startNode("--chain", "local", "--base-path", place, "--rpc-port", "0");
    local.kill("SIGTERM");
    expect((await finished(local)).code).toBe(0);
    const other = await processFailure("node", "--chain", "mainnet", "--base-path", place, "--rpc-port", "0");
    expect(other).toMatchObject({ code: "OTHER_CHAIN" });
  });

  it("models that cannot be used", async () => {
    const miner = (model: string) =>
      processFailure("miner", "--market", "text", "--netuid", "1", "--axon-port", "0", "--model", model, ...alice());
    expect(await miner("openai:http://127.0.0.1:1/v1#x")).toMatchObject({ code: "MODEL_UNREACHABLE" });
    expect(await miner("./nothing.onnx")).toMatchObject({ code: "MODEL_UNREADABLE" });
    expect(await miner("nonsense")).toMatchObject({ code: "MODEL_UNKNOWN" });
  });

  it("a full disk, which costs nothing that was there", async (context) => {
    const place = join(base, "small");
    mkdirSync(place);
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=1000k", "tmpfs", place], { stdio: "ignore" });
    } catch {
      context.skip("a small file system can be mounted by root only");
    }
    const args = ["--chain", "local", "--base-path", place, "--rpc-port", "0"];
    try {
      const node = await startNode(...args, "--block-time", "100");
      const log = await untilSaid(node, "DISK_FULL");
      expect(log).toContain("no room is left");
      expect(log).toMatch(/"hint":"[^"]/);
      node.kill("SIGTERM");
      await once(node, "exit");
      execFileSync("mount", ["-o", "remount,size=8m", place]);
      const again = await startNode(...args, "--sealing", "manual");
      expect(await untilSaid(again, '"best":')).toMatch(/"best":[1-9]/);
      again.kill("SIGTERM");
      await once(again, "exit");
    } finally {
      execFileSync("umount", [place]);
    }
  });
});

/** Waits until a process has written `text` to its log; returns all that it has written. */
async function untilSaid(child: ChildProcess, text: string): Promise<string> {
  let said = "";
  for await (const chunk of child.stderr ?? []) {
    said += chunk;
    if (said.includes(text)) return said;
  }
  throw new Error(`it ended without having said ${text}: ${said}`);
}
