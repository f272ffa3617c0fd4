import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keypairFromSuri } from "@opentao/crypto";
import { Chain, getBalance, transfer } from "@opentao/sdk";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { RunningTao } from "./running.ts";
import { tao as runTao } from "./tao.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-node-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const facts = z.looseObject({
  url: z.string(),
  chain: z.string(),
  genesis: z.string(),
  database: z.string().nullable(),
});

const account = z.object({ secret: z.string(), address: z.string(), tao: z.number() });

/** Runs a node, hands its facts and a connection to `use`, and stops it: with exit code 0. */
async function withNode<T>(
  args: readonly string[],
  use: (chain: Chain, node: z.infer<typeof facts>) => Promise<T>,
): Promise<T> {
  const node = new RunningTao(["node", "--rpc-port", "0", "--json", ...args]);
  try {
    const stated = facts.parse(await node.facts());
    const chain = await Chain.connect(stated.url);
    try {
      return await use(chain, stated);
    } finally {
      chain.close();
    }
  } finally {
    expect(await node.stop("SIGINT")).toBe(0);
  }
}

describe("tao node", () => {
  it("makes blocks by itself, and reports its facts, health and metrics", async () => {
    await withNode(["--dev", "--block-time", "100", "--step-metrics"], async (chain, node) => {
      expect(node).toMatchObject({ chain: "Bittensor", genesis: chain.genesisHash, database: null });
      expect(node).toMatchObject({ isAuthor: true, memory: 600_000_000 });
      await chain.waitForHead(({ number }) => number >= 3);
      const http = node.url.replace("ws:", "http:");
      expect(await (await fetch(`${http}/health`)).json()).toMatchObject({ isSyncing: false });
      const metrics = await (await fetch(`${http}/metrics`)).text();
      expect(metrics).toMatch(/^[a-z_]*block_height[^\n]* \d+$/m);
      expect(metrics).toMatch(/^opentao_runtime_step_seconds_count\{step="Timestamp\.set"\} \d+$/m);
    });
  });

  it("makes a block when it is asked to with --sealing manual, and none otherwise", async () => {
    await withNode(["--dev", "--sealing", "manual"], async (chain) => {
      expect((await chain.head()).number).toBe(0);
      await chain.request("engine_createBlock", [true, true]);
      expect((await chain.head()).number).toBe(1);
    });
  });

  it("names the accounts of the development chain, which have what it says", async () => {
    const node = new RunningTao(["node", "--rpc-port", "0", "--json", "--dev", "--sealing", "manual"]);
    const { accounts, url } = z.object({ accounts: z.array(account), url: z.string() }).parse(await node.facts());
    const chain = await Chain.connect(url);
    expect(accounts.map(({ secret }) => secret)).toContain("//Alice");
    for (const { secret, address, tao } of accounts) {
      expect(keypairFromSuri(secret).address).toBe(address);
      expect((await getBalance(chain, address)).free).toBe(BigInt(tao) * 1_000_000_000n);
    }
    chain.close();
    expect(await node.stop("SIGINT")).toBe(0);
  });

  it("says under --sealing manual that a transaction waits, and makes its block when told to", async () => {
    const node = new RunningTao(["node", "--rpc-port", "0", "--dev", "--sealing", "manual"]);
    const url = await node.until(({ stdout }) => /ws:\/\/[\d.:]+/.exec(stdout)?.[0]);
    const chain = await Chain.connect(url);
    const sent = transfer(chain, keypairFromSuri("//Alice"), {
      to: keypairFromSuri("//Bob").address,
      amount: 1_000_000n,
    });
    const [, command] = await node.until(
      ({ stderr }) => /a transaction waits for a block; .*: tao (.*)\n/.exec(stderr) ?? undefined,
    );
    const made = await runTao([...(command ?? "").split(" "), "--json"]);
    expect(JSON.parse(made.stdout)).toMatchObject({ made: 1, head: { number: 1 } });
    await sent;
    chain.close();
    expect(await node.stop("SIGINT")).toBe(0);
  });

  it("says that a chain has no authors, instead of waiting without a word", async () => {
    const node = new RunningTao(["node", "--rpc-port", "0", "--chain", "mainnet", "--no-network"]);
    await node.until(({ stderr }) => (stderr.includes("nobody makes its blocks") ? true : undefined));
    expect(await node.stop("SIGINT")).toBe(0);
  });

  it("says the memory that it may take when it starts, and what is durable when it has stopped", async () => {
    const place = ["--base-path", join(base, "stopped"), "--memory", "700MB"];
    const node = new RunningTao(["node", "--rpc-port", "0", "--dev", "--sealing", "manual", ...place]);
    const url = await node.until(({ stdout }) => /blocks .*--url (ws:\/\/[\d.:]+)/.exec(stdout)?.[1]);
    expect(node.stdout).toContain("memory   700 MB at most");
    expect(node.stderr).toMatch(/node started .*memory=700000000/);
    expect((await runTao(["node", "seal", "--url", url, "--count", "3"])).code).toBe(0);
    expect(await node.stop("SIGTERM")).toBe(0);
    expect(node.stderr).toMatch(/\nstopped: the state is durable at block #3\n$/);
  });

  it("that only follows says so, and when it has stopped that nothing is kept", async () => {
    const peer = "/ip4/127.0.0.1/tcp/1/p2p/12D3KooWE77V9e2QhFNL5jFgn697U6jcDyd75giXCuvv5W6gcrjV";
    const node = new RunningTao(["node", "--rpc-port", "0", "--listen", "/ip4/127.0.0.1/tcp/0", "--bootnodes", peer]);
    await node.until(({ stdout }) => stdout.includes("blocks   followed from peers") || undefined);
    expect(await node.stop("SIGINT")).toBe(0);
    expect(node.stderr).toMatch(/\nstopped at block #0: nothing is kept\n$/);
  });

  it("goes on from its database", async () => {
    const place = ["--chain", "local", "--base-path", join(base, "kept"), "--sealing", "manual"];
    const first = await withNode(place, async (chain, { genesis }) => {
      await chain.request("engine_createBlock", [true, true]);
      return { genesis, head: await chain.head() };
    });
    const again = await withNode(place, async (chain, { genesis }) => ({ genesis, head: await chain.head() }));
    expect(again).toEqual(first);
  });
});
