import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keypairFromSuri } from "@opentao/crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Chain, getBalance, type Head, transfer } from "../../src/index.ts";
import { startNode } from "./network.ts";

const alice = keypairFromSuri("//Alice");
const TAO = 1_000_000_000n;

let basePath: string;
beforeEach(async () => {
  basePath = await mkdtemp(join(tmpdir(), "opentao-reconnect-"));
});
afterEach(() => rm(basePath, { recursive: true }));

const portOf = (url: string): number => Number(new URL(url).port);

/** Resolves when the connection is lost, or is back. */
function connection(chain: Chain, isConnected: boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = chain.onConnection((now) => {
      if (now !== isConnected) return;
      stop();
      resolve();
    });
  });
}

describe("a chain whose node restarts", () => {
  it("is followed on: every block is told of, and requests wait meanwhile", async () => {
    const first = await startNode({ preset: "local", basePath });
    const chain = await Chain.connect(first.url, { maxBackoffMs: 200 });
    const heads: Head[] = [];
    try {
      await chain.onHead((head) => heads.push(head));
      await chain.waitForHead(({ number }) => number >= 3);
      const lost = connection(chain, false);
      await first.node.stop();
      await lost;
      expect(chain.isConnected).toBe(false);
      const waiting = getBalance(chain, alice.address);
      const second = await startNode({ preset: "local", basePath, port: portOf(first.url) });
      try {
        expect((await waiting).free).toBe(1_000_000n * TAO);
        const last = heads.at(-1)?.number ?? 0;
        await chain.waitForHead(({ number }) => number >= last + 3);
        await transfer(chain, alice, { to: keypairFromSuri("//Late").address, amount: TAO });
        const numbers = heads.map(({ number }) => number);
        expect(numbers).toEqual(numbers.map((_, i) => (numbers[0] ?? 0) + i));
        expect(heads.slice(1).every(({ parentHash }, i) => parentHash === heads[i]?.hash)).toBe(true);
      } finally {
        await second.node.stop();
      }
    } finally {
      chain.close();
    }
  });

  it("is not confused with another chain at the same address", async () => {
    const first = await startNode({ preset: "local", basePath });
    const chain = await Chain.connect(first.url, { maxBackoffMs: 200 });
    try {
      const lost = connection(chain, false);
      await first.node.stop();
      await lost;
      const other = await startNode({ preset: "local", parameters: { initialTempo: 77 }, port: portOf(first.url) });
      try {
        await expect(
          (async () => {
            for (;;) await chain.head("finalized");
          })(),
        ).rejects.toMatchObject({ code: "WRONG_CHAIN" });
      } finally {
        await other.node.stop();
      }
    } finally {
      chain.close();
    }
  });

  it("tells when nothing answers", async () => {
    await expect(Chain.connect("ws://127.0.0.1:1", { connectTimeoutMs: 200 })).rejects.toMatchObject({
      code: "CHAIN_UNREACHABLE",
      hint: expect.stringContaining("tao node"),
    });
    await expect(Chain.connect("nonsense", { connectTimeoutMs: 200 })).rejects.toMatchObject({
      code: "INVALID_URL",
    });
  });

  it("ends what is in flight when it is closed", async () => {
    const { node, url } = await startNode({ preset: "local", basePath });
    try {
      const chain = await Chain.connect(url);
      const waiting = chain.waitForHead(() => false, { timeoutMs: 50 });
      await expect(waiting).rejects.toMatchObject({ code: "TIMEOUT" });
      const inFlight = chain.request("chain_getHeader", []);
      chain.close();
      await expect(inFlight).rejects.toMatchObject({ code: "CLOSED" });
      await expect(chain.head()).rejects.toMatchObject({ code: "CLOSED" });
    } finally {
      await node.stop();
    }
  });
});
