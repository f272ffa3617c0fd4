import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NodeError } from "../../src/primitives/errors.ts";
import { Client } from "./client.ts";
import { post, startServer } from "./server.ts";

let started: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  started = await startServer({ requestBytes: 4096, batchLength: 3, responseBytes: 20_000 });
});

afterAll(async () => {
  await started?.server.stop();
});

const call = (method: string, params?: unknown, id: unknown = 1) =>
  JSON.stringify({ jsonrpc: "2.0", id, method, params });

describe("JSON-RPC over HTTP", () => {
  it("answers a call", async () => {
    const { status, answer } = await post(started.http, call("system_chain"));
    expect(status).toBe(200);
    expect(answer).toEqual({ jsonrpc: "2.0", id: 1, result: "Scripted" });
  });

  it.each([
    ["no JSON", "{nonsense", -32_700, null],
    ["nothing", "", -32_700, null],
    ["a number", "5", -32_600, null],
    ["another version", '{"jsonrpc":"1.0","id":1,"method":"system_chain"}', -32_600, 1],
    ["no method", '{"jsonrpc":"2.0","id":"x"}', -32_600, "x"],
    ["an object as id", '{"jsonrpc":"2.0","id":{},"method":"system_chain"}', -32_600, null],
    ["a method that is no text", '{"jsonrpc":"2.0","id":1,"method":["a"]}', -32_600, 1],
    ["parameters by name", '{"jsonrpc":"2.0","id":1,"method":"chain_getHeader","params":{"hash":"0x"}}', -32_602, 1],
    ["an unknown method", call("toString"), -32_601, 1],
    ["a method of objects", call("__proto__"), -32_601, 1],
    ["a hash that is none", call("chain_getHeader", ["0x12"]), -32_602, 1],
    ["a height that is none", call("chain_getBlockHash", [-1]), -32_602, 1],
    ["a subscription", call("chain_subscribeNewHeads"), -32_000, 1],
    ["an empty batch", "[]", -32_600, null],
    ["a batch that is too long", `[${Array(4).fill(call("system_chain")).join()}]`, -32_010, null],
  ])("gives an error for %s", async (_what, body, code, id) => {
    const { status, answer } = await post(started.http, body);
    expect(status).toBe(200);
    expect(answer).toMatchObject({ jsonrpc: "2.0", id, error: { code } });
    expect(answer.error.message).not.toBe("");
  });

  it("answers a batch item by item, and says nothing to what wants no answer", async () => {
    const { answer } = await post(started.http, `[${call("system_name", [], "a")},{"jsonrpc":"2.0","method":"x"},7]`);
    expect(answer).toMatchObject([
      { id: "a", result: "test" },
      { id: null, error: { code: -32_600 } },
    ]);
    const silent = await post(started.http, '{"jsonrpc":"2.0","method":"system_name"}');
    expect(silent.status).toBe(204);
  });

  it("refuses what is too large, both ways", async () => {
    const large = await post(started.http, call("system_chain", ["x".repeat(5000)]));
    expect(large.status).toBe(413);
    expect(large.answer.error.code).toBe(-32_007);
    const heights = Array(1000).fill(0);
    const { answer } = await post(started.http, call("chain_getBlockHash", [heights]));
    expect(answer.error).toMatchObject({ code: -32_008, message: "Response is too big" });
  });

  it("takes JSON by POST alone", async () => {
    expect((await post(started.http, call("system_chain"), { "Content-Type": "text/plain" })).status).toBe(415);
    expect((await fetch(started.http)).status).toBe(404);
    expect((await fetch(started.http, { method: "PUT" })).status).toBe(405);
  });

  it("shows health and metrics", async () => {
    const health = await fetch(`${started.http}/health`);
    expect(await health.json()).toMatchObject({ peers: 0, isSyncing: false, best: { number: 0 } });
    const metrics = await (await fetch(`${started.http}/metrics`)).text();
    expect(metrics).toContain('opentao_rpc_requests_total{transport="http"}');
    expect(metrics).toContain("opentao_rpc_connections 0");
  });
});

describe("who may use it", () => {
  it("pages of this machine and the known wallet, but no others", async () => {
    const local = await post(started.http, call("system_chain"), { Origin: "http://localhost:3000" });
    expect(local.headers.get("access-control-allow-origin")).toBe("http://localhost:3000");
    expect((await post(started.http, call("system_chain"), { Origin: "https://polkadot.js.org" })).status).toBe(200);
    const stranger = await post(started.http, call("system_chain"), { Origin: "https://evil.example" });
    expect(stranger.status).toBe(403);
    expect(stranger.headers.get("access-control-allow-origin")).toBeNull();
    await expect(Client.connect(started.ws, { headers: { Origin: "https://evil.example" } })).rejects.toThrow("403");
    await expect(Client.connect(started.ws, { headers: { Origin: "null" } })).rejects.toThrow("403");
  });

  it("nobody under a name that a stranger could point here", async () => {
    await expect(Client.connect(started.ws, { headers: { Host: "evil.example" } })).rejects.toThrow("403");
  });

  it("methods that change the node are for programs of this machine", async () => {
    const create = call("engine_createBlock", [true, true, null]);
    const refused = { code: -32_601, message: "RPC call is unsafe to be called externally" };
    const page = await post(started.http, create, { Origin: "https://polkadot.js.org" });
    expect(page.answer.error).toMatchObject(refused);
    const forwarded = await post(started.http, create, { "X-Forwarded-For": "203.0.113.5" });
    expect(forwarded.answer.error).toMatchObject(refused);
    const { answer } = await post(started.http, create);
    expect(answer.result).toMatchObject({ hash: started.chain.best().hash, aux: { is_new_best: true } });
    expect(started.chain.finalized()).toEqual(started.chain.best());
  });

  it("that is so for all that changes the node, shows its keys and peers, or costs it much", async () => {
    const { methods } = (await post(started.http, call("rpc_methods"))).answer.result as { methods: string[] };
    const refused: string[] = [];
    for (const method of methods) {
      const { answer } = await post(started.http, call(method), { "X-Forwarded-For": "203.0.113.5" });
      if (answer.error?.message === "RPC call is unsafe to be called externally") refused.push(method);
    }
    expect(refused).toEqual([
      ...["author_hasKey", "author_hasSessionKeys", "author_insertKey", "author_removeExtrinsic"],
      ...["author_rotateKeys", "author_rotateKeysWithOwner", "engine_createBlock", "engine_finalizeBlock"],
      ...["opentao_nodeStatus", "state_getPairs", "state_queryStorage", "sync_state_genSyncSpec"],
      ...["system_addReservedPeer", "system_dryRun", "system_dryRunAt", "system_peers"],
      ...["system_removeReservedPeer", "system_reservedPeers", "system_unstable_networkState"],
    ]);
  });
});

describe("JSON-RPC over WebSocket", () => {
  it("answers in texts whatever comes, and stays open", async () => {
    const client = await Client.connect(started.ws);
    client.socket.send("{broken");
    expect((await client.find(({ error }) => error !== undefined)).error?.code).toBe(-32_700);
    client.socket.send(Buffer.from(call("system_chain", [], "binary")));
    expect((await client.find(({ id }) => id === "binary")).result).toBe("Scripted");
    await client.close();
  });

  it("closes on a message that is too large, and goes on for others", async () => {
    const client = await Client.connect(started.ws);
    const closed = new Promise((resolve) => client.socket.once("close", resolve));
    client.socket.send("x".repeat(5000));
    expect(await closed).toBe(1009);
    const other = await Client.connect(started.ws);
    expect(await other.result("system_version")).toBe("1.2.3");
    await other.close();
  });

  it("bounds subscriptions, and frees them with the connection", async () => {
    const small = await startServer({ subscriptionsPerConnection: 2 });
    const client = await Client.connect(small.ws);
    const first = await client.result("chain_subscribeNewHeads");
    await client.result("chain_subscribeAllHeads");
    expect((await client.call("chain_subscribeFinalizedHeads")).error?.code).toBe(-32_006);
    expect(await client.result("chain_unsubscribeAllHeads", first)).toBe(false);
    expect(await client.result("chain_unsubscribeNewHeads", first)).toBe(true);
    expect(await client.result("chain_unsubscribeNewHeads", first)).toBe(false);
    await client.result("chain_subscribeFinalizedHeads");
    expect(small.chain.listeners).toBe(3);
    await client.close();
    await expect.poll(() => small.chain.listeners).toBe(1);
    await small.server.stop();
  });

  it("lets go of a client that does not read", async () => {
    const small = await startServer({ bufferedBytes: 2_000_000, pausedBytes: 1_000_000 });
    const client = await Client.connect(small.ws);
    const closed = new Promise((resolve) => client.socket.once("close", resolve));
    for (let i = 0; i < 300; i += 1) await client.result("chain_subscribeAllHeads");
    client.socket.pause();
    for (let i = 0; i < 600 && small.chain.listeners > 1; i += 1) {
      small.chain.append([]);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(small.chain.listeners).toBe(1);
    client.socket.resume();
    await closed;
    await small.server.stop();
  });
});

it("says when it cannot listen", async () => {
  const { port } = started.server.address;
  await expect(startServer({ port })).rejects.toThrow(NodeError);
  await expect(startServer({ port })).rejects.toMatchObject({ code: "PORT_IN_USE" });
});
