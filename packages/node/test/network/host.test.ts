import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type FramedStream, type Host, loadNodeKey } from "../../src/network/host/index.ts";
import { Node } from "../../src/node.ts";
import { ledgerRuntime } from "../support/ledgerRuntime.ts";
import { ledgerSpec } from "../support/world.ts";
import { bareHost } from "./fakePeer.ts";
import { addressOf, startNode } from "./nodes.ts";

const ending: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "opentao-key-"));
  ending.push(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

async function host(): Promise<Host> {
  const started = await bareHost();
  ending.push(() => started.stop());
  return started;
}

/** Two connected hosts: what the second receives on `/echo`. */
async function connected(handler: (stream: FramedStream) => Promise<void>) {
  const [a, b] = [await host(), await host()];
  await b.handle("/echo", 8, handler);
  await a.listen();
  await b.listen();
  await a.connect(b.addresses[0] ?? "");
  return { a, b };
}

describe("a node key", () => {
  it("is made once, readable by its owner only, and then read", () => {
    const path = join(folder(), "network", "key");
    const key = loadNodeKey(path);
    expect(key).toHaveLength(32);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(loadNodeKey(path)).toEqual(key);
  });

  it("is read as bytes, too, and nothing else is taken for one", () => {
    const path = join(folder(), "key");
    const key = loadNodeKey();
    writeFileSync(path, key);
    expect(loadNodeKey(path)).toEqual(key);
    writeFileSync(path, "not a key");
    expect(() => loadNodeKey(path)).toThrow(expect.objectContaining({ code: "INVALID_NODE_KEY" }));
    expect(readFileSync(path, "utf8")).toBe("not a key");
  });

  it("gives a node the same identity each time", async () => {
    const nodeKeyFile = join(folder(), "key");
    const first = await startNode({ network: { nodeKeyFile } });
    const { peerId } = first.network ?? {};
    await first.stop();
    const second = await startNode({ network: { nodeKeyFile } });
    ending.push(() => second.stop());
    expect(second.network?.peerId).toBe(peerId);
  });
});

describe("a node does not start", () => {
  const start = (network: object) =>
    Node.start({ spec: ledgerSpec(), runtime: ledgerRuntime, sealing: { kind: "manual" }, network });

  it("where other machines can reach it, unless it is told to", async () => {
    await expect(start({ listen: ["/ip4/0.0.0.0/tcp/0"] })).rejects.toMatchObject({ code: "NOT_LOOPBACK" });
    const open = await start({ listen: ["/ip4/0.0.0.0/tcp/0"], public: true, discovery: false });
    await open.stop();
  });

  it("with addresses that are none", async () => {
    await expect(start({ listen: ["127.0.0.1:1"] })).rejects.toMatchObject({ code: "INVALID_ADDRESS" });
    await expect(start({ bootNodes: ["/ip4/127.0.0.1/tcp/1"] })).rejects.toMatchObject({ code: "INVALID_ADDRESS" });
  });

  it("on a port that is taken", async () => {
    const node = await startNode();
    ending.push(() => node.stop());
    const listen = [addressOf(node).replace(/\/p2p\/.*/, "")];
    await expect(start({ listen })).rejects.toMatchObject({ code: "CANNOT_LISTEN" });
  });
});

describe("messages over a substream", () => {
  it("arrive whole, in order and at any length", async () => {
    const { a, b } = await connected(async (stream) => {
      for (let message = await stream.read(5_000_000); message !== undefined; message = await stream.read(5_000_000))
        await stream.write(message);
      await stream.close();
    });
    const stream = await a.open(b.peerId, "/echo");
    const messages = [0, 1, 127, 128, 70_000, 4_000_000].map((length) => new Uint8Array(length).fill(length % 251));
    const sending = (async () => {
      for (const message of messages) await stream.write(message);
      await stream.close();
    })();
    for (const message of messages) {
      const echoed = await stream.read(5_000_000);
      expect(Buffer.compare(echoed ?? new Uint8Array(1), message)).toBe(0);
    }
    expect(await stream.read(10)).toBeUndefined();
    await sending;
  });

  it("stop their sender when nobody reads", async () => {
    let read = (): void => undefined;
    const reading = new Promise<void>((resolve) => {
      read = resolve;
    });
    const { a, b } = await connected(async (stream) => {
      await reading;
      for (let count = 0; count < 64; count += 1) await stream.read(1_000_000);
      await stream.write(Uint8Array.of(64));
    });
    const stream = await a.open(b.peerId, "/echo");
    let written = 0;
    const sending = (async () => {
      for (; written < 64; written += 1) await stream.write(new Uint8Array(500_000));
    })();
    await expect(stream.read(1, AbortSignal.timeout(500))).rejects.toMatchObject({ code: "TIMED_OUT" });
    expect(written).toBeLessThan(16);
    read();
    await sending;
    expect(await stream.read(1)).toEqual(Uint8Array.of(64));
  });

  it("that are too long, or cut off, are refused", async () => {
    const failures: unknown[] = [];
    const { a, b } = await connected(async (stream) => {
      await stream.read(100).catch((error: unknown) => failures.push(error));
      await stream.write(Uint8Array.of(1));
    });
    const long = await a.open(b.peerId, "/echo");
    await long.write(new Uint8Array(101));
    expect(await long.read(1)).toEqual(Uint8Array.of(1));
    expect(failures).toMatchObject([{ code: "TOO_LONG" }]);
  });

  it("cannot be exchanged on a protocol that the other does not know", async () => {
    const { a, b } = await connected(() => Promise.resolve());
    await expect(a.open(b.peerId, "/other")).rejects.toMatchObject({ code: "UNREACHABLE" });
  });
});
