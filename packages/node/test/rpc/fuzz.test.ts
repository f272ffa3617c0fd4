import { connect } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Node } from "../../src/index.ts";
import { startNode } from "../clients/start.ts";
import { Client } from "./client.ts";
import { hostileMessage } from "./hostileMessages.ts";
import { post } from "./server.ts";

/** Messages to send in all; a million is a matter of minutes. */
const COUNT = Number(process.env.OPENTAO_FUZZ ?? 2000);
const HTTP_COUNT = Math.ceil(COUNT / 10);
const RAW_COUNT = Math.ceil(COUNT / 50);
/** The same messages each time. */
const SEED = 42;
const TIMEOUT = 60_000 + COUNT * 20;

let node: Node;
let http: string;
let ws: string;
let methods: string[];

beforeAll(async () => {
  const started = await startNode({ kind: "manual" }, {}, { finality: "vote" });
  node = started.node;
  ws = started.url;
  http = ws.replace("ws://", "http://");
  const client = await Client.connect(ws);
  const listed = (await client.result("rpc_methods")) as { methods: string[] };
  methods = listed.methods.filter((name) => !name.startsWith("engine_"));
  await client.close();
});

afterAll(async () => {
  await node?.stop();
});

/** Returns whether a response is JSON-RPC's, and no fault of the node's. */
function isProper(answer: unknown): boolean {
  if (Array.isArray(answer)) return answer.every(isProper);
  if (typeof answer !== "object" || answer === null) return false;
  if ("method" in answer) return "params" in answer;
  if (!("id" in answer)) return false;
  if ("result" in answer) return true;
  return (
    "error" in answer &&
    JSON.stringify(answer.error).includes('"code":') &&
    !JSON.stringify(answer.error).includes("-32603")
  );
}

async function isAlive(): Promise<boolean> {
  const client = await Client.connect(ws);
  const head = await client.result("chain_getHead");
  await client.close();
  return head === node.chain.best().hash;
}

describe("hostile input gets errors, and the server lives", () => {
  it(
    "over WebSocket",
    async () => {
      for (let sent = 0; sent < COUNT; ) {
        const client = await Client.connect(ws);
        const portion = Math.min(500, COUNT - sent);
        const id = await client.result("chainHead_v1_follow", true);
        const own = { id, hash: node.chain.finalized().hash };
        for (const text of fc.sample(hostileMessage(own, methods), { numRuns: portion, seed: SEED + sent }))
          client.socket.send(text);
        sent += portion;
        client.socket.send('{"jsonrpc":"2.0","id":"the last","method":"system_name"}');
        expect((await client.find(({ id }) => id === "the last")).result).toBe("OpenTAO");
        for (const answer of client.messages) if (!isProper(answer)) expect(answer).toBe("a proper answer");
        await client.close();
      }
      expect(await isAlive()).toBe(true);
    },
    TIMEOUT,
  );

  it(
    "over HTTP",
    async () => {
      for (const body of fc.sample(hostileMessage({ id: "none", hash: node.chain.genesisHash }, methods), {
        numRuns: HTTP_COUNT,
        seed: SEED,
      })) {
        const { status, answer } = await post(http, body);
        expect([200, 204]).toContain(status);
        if (status === 200 && !isProper(answer)) expect({ body, answer }).toBe("a proper answer");
      }
      expect(await isAlive()).toBe(true);
    },
    TIMEOUT,
  );

  it(
    "as bytes that are no HTTP or no WebSocket",
    async () => {
      const upgrade = `GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`;
      const { port } = new URL(http);
      const bytes = fc.uint8Array({ maxLength: 300 });
      const raw = fc.tuple(fc.constantFrom("", upgrade, "POST / HTTP/1.1\r\nContent-Length: 9\r\n", "GET /"), bytes);
      for (const [head, tail] of fc.sample(raw, { numRuns: RAW_COUNT, seed: SEED })) {
        await new Promise<void>((resolve) => {
          const socket = connect(Number(port), "127.0.0.1", () => {
            socket.write(head);
            socket.end(tail);
          });
          socket.on("data", () => undefined);
          socket.on("error", () => undefined);
          socket.on("close", () => resolve());
        });
      }
      expect(await isAlive()).toBe(true);
    },
    TIMEOUT,
  );
});
