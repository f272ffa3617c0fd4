import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Chain } from "@opentao/sdk";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { RunningTao } from "./running.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-node-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const facts = z.object({ url: z.string(), chain: z.string(), genesis: z.string(), database: z.string().nullable() });

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
  it("makes blocks by itself, and tells its facts, health and metrics", async () => {
    await withNode(["--dev", "--block-time", "100"], async (chain, node) => {
      expect(node).toMatchObject({ chain: "Bittensor", genesis: chain.genesisHash, database: null });
      await chain.waitForHead(({ number }) => number >= 3);
      const http = node.url.replace("ws:", "http:");
      expect(await (await fetch(`${http}/health`)).json()).toMatchObject({ isSyncing: false });
      const metrics = await (await fetch(`${http}/metrics`)).text();
      expect(metrics).toMatch(/^[a-z_]*block_height[^\n]* \d+$/m);
    });
  });

  it("makes a block when it is asked to with --sealing manual, and none otherwise", async () => {
    await withNode(["--dev", "--sealing", "manual"], async (chain) => {
      expect((await chain.head()).number).toBe(0);
      await chain.request("engine_createBlock", [true, true]);
      expect((await chain.head()).number).toBe(1);
    });
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
