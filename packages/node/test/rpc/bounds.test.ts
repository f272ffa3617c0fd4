import { connect } from "node:net";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { silentLogger } from "../../src/primitives/logger.ts";
import { DEFAULT_RPC_LIMITS } from "../../src/rpc/call/limits.ts";
import { RpcError } from "../../src/rpc/protocol/errors.ts";
import { scanMessage } from "../../src/rpc/protocol/scan.ts";
import { HeldBytes } from "../../src/rpc/server/bytes.ts";
import type { Workers } from "../../src/workers/index.ts";
import { Client } from "./client.ts";
import { post, startServer } from "./server.ts";

const MIB = 1024 * 1024;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const call = (method: string, ...params: unknown[]) => JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });

/** A list that counts how often it is looked at. */
function counted(text: string): { readonly bytes: Uint8Array; readonly reads: () => number } {
  let reads = 0;
  const plain = bytesOf(text);
  const bytes = new Proxy(plain, {
    get(target, name) {
      if (typeof name === "string" && /^\d+$/.test(name)) reads += 1;
      const value = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return { bytes, reads: () => reads };
}

function refusal(text: string): RpcError | undefined {
  try {
    scanMessage(bytesOf(text), DEFAULT_RPC_LIMITS);
    return undefined;
  } catch (error) {
    if (error instanceof RpcError) return error;
    throw error;
  }
}

let started: Awaited<ReturnType<typeof startServer>> | undefined;
afterEach(async () => {
  await started?.server.stop();
  started = undefined;
});

describe("a message is looked through before it is parsed", () => {
  it("and refused at the first list or request too many, however much follows", () => {
    const cases: readonly [name: string, text: string, code: number, most: number][] = [
      ["lists in lists", "[".repeat(14 * MIB), -32_600, 2 * 64 + 4],
      ["objects in objects", '{"a":'.repeat(MIB), -32_600, 16 * 64],
      ["a flat batch", `[${"{},".repeat(2_400_000)}{}]`, -32_010, 8 * 100],
      ["a batch of numbers", `[${"1,".repeat(1_000_000)}1]`, -32_010, 8 * 100],
      ["a long list", `{"a":[${"1,".repeat(1_000_000)}1]}`, -32_600, 8 * 16_384],
    ];
    for (const [name, text, code, most] of cases) {
      const { bytes, reads } = counted(text);
      expect(() => scanMessage(bytes, DEFAULT_RPC_LIMITS), name).toThrow(expect.objectContaining({ code }));
      expect(reads(), name).toBeLessThan(most);
    }
  });

  it("in steps that grow with its bytes alone", () => {
    const text = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.constantFrom('"\\"', '"\\\\"\\"', "[[[", '{"":""', " ").map((part) => part.repeat(40)),
    );
    fc.assert(
      fc.property(text, (message) => {
        const { bytes, reads } = counted(message);
        try {
          expect(scanMessage(bytes, DEFAULT_RPC_LIMITS)).toBeLessThanOrEqual(bytes.length + 1);
        } catch (error) {
          if (!(error instanceof RpcError)) throw error;
        }
        // The switch and the look for the end of a text.
        expect(reads()).toBeLessThanOrEqual(3 * bytes.length + 3);
      }),
      { examples: [['"\\']] },
    );
  });

  it("but what JSON.parse takes and stays within the bounds is let through", () => {
    const value = fc.jsonValue({ maxDepth: 5 }).map((member) => ({ jsonrpc: "2.0", id: 1, params: [member] }));
    fc.assert(
      fc.property(value, (request) => {
        expect(refusal(JSON.stringify(request))).toBeUndefined();
      }),
    );
    expect(refusal(call("x", '[[["\\"[', `${"[".repeat(1000)}`))).toBeUndefined();
  });

  it("and may be long only when it carries an extrinsic", () => {
    const long = `0x${"00".repeat(MIB)}`;
    expect(refusal(call("author_submitExtrinsic", long))).toBeUndefined();
    expect(refusal(call("state_call", "TransactionPaymentApi_query_info", long))).toBeUndefined();
    expect(refusal(call("state_getStorage", long))?.code).toBe(-32_007);
    expect(refusal(`[${call("author_submitExtrinsic", long)}]`)?.code).toBe(-32_007);
    expect(refusal(`{"params":["${long}"],"method":"chain_getHead","method":"state_call"}`)).toBeUndefined();
    expect(refusal(`{"method":"state_call","method":"chain_getHead","params":["${long}"]}`)?.code).toBe(-32_007);
    // The name must be a member of the request, not a value or something deeper.
    expect(refusal(`{"a":{"method":"state_call"},"params":["${long}"]}`)?.code).toBe(-32_007);
    expect(refusal(`["method","state_call","${long}"]`)?.code).toBe(-32_007);
  });
});

describe("the server's bounds hold over the wire", () => {
  it("for lists without end and for batches", async () => {
    started = await startServer();
    const deep = await post(started.http, "[".repeat(14 * MIB));
    expect(deep.answer.error).toMatchObject({ code: -32_600, data: expect.stringContaining("64") });
    const flat = await post(started.http, `[${"{},".repeat(2_400_000)}{}]`);
    expect(flat.answer.error.code).toBe(-32_010);
    const client = await Client.connect(started.ws);
    client.socket.send("[".repeat(14 * MIB));
    expect((await client.find(({ error }) => error !== undefined)).error?.code).toBe(-32_600);
    expect(await client.result("system_name")).toBe("test");
    await client.close();
  });

  it("for methods of the runtime that are the node's own", async () => {
    const nodeOnly = new Set(["BlockBuilder_apply_extrinsic"]);
    started = await startServer({ unsafe: "never" }, { nodeOnly });
    const client = await Client.connect(started.ws);
    const { hash } = started.chain.best();
    const refused = { code: -32_601, message: "RPC call is unsafe to be called externally" };
    const methods = [
      ["state_call", "BlockBuilder_apply_extrinsic", "0x"],
      ["state_callAt", "BlockBuilder_apply_extrinsic", "0x"],
      ["archive_v1_call", hash, "BlockBuilder_apply_extrinsic", "0x"],
      [
        "chainHead_v1_call",
        await client.result("chainHead_v1_follow", true),
        hash,
        "BlockBuilder_apply_extrinsic",
        "0x",
      ],
    ] as const;
    for (const [method, ...params] of methods)
      expect((await client.call(method, ...params)).error).toMatchObject(refused);
    expect((await client.call("state_call", "BlockBuilder_apply_extrinsic", "0x")).error?.data).toContain(
      "node's machine",
    );
    await client.close();
  });

  it("for connections of one address", async () => {
    started = await startServer({ connectionsPerAddress: 2 });
    const [first, second] = [await Client.connect(started.ws), await Client.connect(started.ws)];
    await expect(Client.connect(started.ws)).rejects.toThrow();
    await first.close();
    await expect.poll(() => Client.connect(started?.ws ?? "").then((client) => client.close())).toBeUndefined();
    await second.close();
  });

  it("for what all clients together have begun to send", async () => {
    started = await startServer({ heldBytes: 3 * MIB });
    const { port } = started.server.address;
    const head =
      "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9000000\r\n\r\n";
    const client = await Client.connect(started.ws);
    const hoarder = connect(port, "127.0.0.1");
    hoarder.on("error", () => undefined);
    const dropped = new Promise((resolve) => hoarder.once("close", resolve));
    hoarder.write(head + " ".repeat(4 * MIB));
    await dropped;
    expect(await client.result("system_name")).toBe("test");
    await client.close();
  });
});

/** Workers that answer every read with so many bytes; the answer after the first `most` never comes. */
function largeAnswers(bytes: number, most = Number.POSITIVE_INFINITY): { readonly workers: Workers } {
  let made = 0;
  const run = () => {
    made += 1;
    return made > most ? new Promise(() => undefined) : Promise.resolve(bytesOf(`"${"a".repeat(bytes - 2)}"`));
  };
  // Reads alone are asked for here.
  return { workers: { run, stop: async () => undefined, threads: 0 } as Workers };
}

describe("what the server holds for all clients is bounded, and whoever has the most is dropped", () => {
  it("for answers over HTTP that nobody reads", async () => {
    const warnings: string[] = [];
    const logger = { ...silentLogger, warn: (_: object, message: string) => warnings.push(message) };
    started = await startServer({ heldBytes: 28 * MIB }, { ...largeAnswers(12 * MIB), logger });
    const body = call("state_getMetadata");
    const request = `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const silent = Array.from({ length: 3 }, () => {
      const socket = connect(started?.server.address.port ?? 0, "127.0.0.1").pause();
      socket.on("error", () => undefined);
      const dropped = new Promise((resolve) => socket.once("close", resolve));
      socket.write(request);
      return { socket, dropped };
    });
    // The pause hides the end of a connection until what was read of it is taken.
    await expect.poll(() => warnings, { timeout: 60_000 }).toEqual([expect.stringContaining("the one with the most")]);
    for (const { socket } of silent) socket.resume();
    await Promise.race(silent.map(({ dropped }) => dropped));
    for (const { socket } of silent) socket.destroy();
    const { answer } = await post(started.http, call("system_name"));
    expect(answer).toMatchObject({ result: "test" });
  });

  it("for answers of which other parts are still to be made", async () => {
    started = await startServer({ heldBytes: 3 * MIB }, largeAnswers(MIB, 6));
    const [hoarder, other] = [await Client.connect(started.ws), await Client.connect(started.ws)];
    const dropped = new Promise((resolve) => hoarder.socket.once("close", resolve));
    hoarder.socket.send(`[${Array.from({ length: 10 }, () => call("state_getMetadata")).join(",")}]`);
    await dropped;
    expect(await other.result("system_name")).toBe("test");
    await other.close();
  });
});

describe("what is counted for bounds", () => {
  it("drops whoever sends the most, and forgets who has gone", () => {
    const arriving = new HeldBytes(100);
    const gone: string[] = [];
    const clientOf = (name: string) => ({ drop: () => gone.push(name) });
    const [small, large, late] = [clientOf("small"), clientOf("large"), clientOf("late")];
    arriving.set(small, 30);
    arriving.set(large, 70);
    arriving.set(late, 20);
    expect(gone).toEqual(["large"]);
    expect(arriving.total).toBe(50);
    arriving.set(small, 10);
    arriving.forget(late);
    expect(arriving.total).toBe(10);
  });
});
