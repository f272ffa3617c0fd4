import { createRuntime } from "@opentao/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { loadSpec, Node } from "../../src/index.ts";
import { Client } from "../rpc/client.ts";
import { realRuntime } from "./node.ts";

const runtime = createRuntime();
const MIB = 1024 * 1024;
const BLOCKS = 6;

let node: Node;
let url: string;

beforeAll(async () => {
  node = await Node.start({
    ...{ spec: loadSpec("local", runtime), runtime, authorKey: "//One" },
    sealing: { kind: "interval", blockTimeMs: 250 },
    rpc: { host: "127.0.0.1", port: 0 },
    workers: { runtime: realRuntime, count: 1 },
  });
  url = `ws://127.0.0.1:${node.rpcAddress?.port}`;
});

afterAll(async () => {
  await node?.stop();
});

const call = (id: number, method: string, ...params: unknown[]) =>
  JSON.stringify({ jsonrpc: "2.0", id, method, params });
const bytes = (length: number) => `0x${"00".repeat(length)}`;

/** Messages that stopped nodes: each costs more than its bytes, or much by its bytes. */
const ATTACKS: readonly (readonly [name: string, message: (id: number) => string])[] = [
  ["applies an extrinsic", (id) => call(id, "state_call", "BlockBuilder_apply_extrinsic", bytes(180_000))],
  ["executes a block", (id) => call(id, "state_call", "Core_execute_block", bytes(180_000))],
  ["tries an extrinsic", (id) => call(id, "system_dryRun", bytes(180_000))],
  ["prices an extrinsic", (id) => call(id, "payment_queryInfo", bytes(400_000))],
  ["sends what is no transaction", (id) => call(id, "author_submitExtrinsic", bytes(400_000))],
  ["reads all keys", (id) => call(id, "state_getKeys", "0x")],
  ["reads all pairs", (id) => call(id, "state_getPairs", "0x")],
  [
    "has everything proved",
    (id) =>
      call(
        id,
        "state_getReadProof",
        Array.from({ length: 2000 }, (_, i) => bytes(i % 60)),
      ),
  ],
  ["asks for all metagraphs", (id) => call(id, "subnetInfo_getAllMetagraphs")],
  ["nests lists", () => "[".repeat(2 * MIB)],
  ["sends a long batch", () => `[${"{},".repeat(200_000)}{}]`],
];

/** Keeps a number of messages unanswered: each answer is followed by another message. */
class Attacker {
  readonly #socket: WebSocket;
  readonly #message: (id: number) => string;
  #next = 1;
  answers = 0;

  private constructor(socket: WebSocket, message: (id: number) => string, count: number) {
    this.#socket = socket;
    this.#message = message;
    socket.on("message", () => {
      this.answers += 1;
      this.#send();
    });
    socket.on("error", () => undefined);
    for (let i = 0; i < count; i += 1) this.#send();
  }

  static async start(message: (id: number) => string, count: number): Promise<Attacker> {
    const socket = new WebSocket(url);
    await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
    return new Attacker(socket, message, count);
  }

  get outstanding(): number {
    return this.#next - 1 - this.answers;
  }

  stop(): void {
    this.#socket.terminate();
  }

  #send(): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    this.#socket.send(this.#message(this.#next));
    this.#next += 1;
  }
}

/** Settles with each new best block, one after the other. */
function blocks(count: number): Promise<number[]> {
  return new Promise((resolve) => {
    const heights: number[] = [];
    const stop = node.chain.subscribe((notification) => {
      if (notification.kind !== "imported" || !notification.isBest) return;
      heights.push(notification.block.number);
      if (heights.length < count) return;
      stop();
      resolve(heights);
    });
  });
}

describe("under a load of everything that ever stopped a node", () => {
  it("blocks go on, one height after the other, while the load is in flight", async () => {
    const attackers = await Promise.all(
      ATTACKS.flatMap(([, message]) => [Attacker.start(message, 4), Attacker.start(message, 4)]),
    );
    const client = await Client.connect(url);
    const heights = await blocks(BLOCKS);
    expect(heights).toEqual(heights.map((_, i) => (heights[0] ?? 0) + i));
    for (const [i, attacker] of attackers.entries()) expect(attacker.outstanding, ATTACKS[i >> 1]?.[0]).toBe(4);
    // A client that asks for little has its turn.
    const best = await client.result("chain_getHead");
    expect(await client.result("state_getStorage", "0x3a636f6465", best)).toMatch(/^0x/);
    expect(attackers.reduce((sum, { answers }) => sum + answers, 0)).toBeGreaterThan(0);
    for (const attacker of attackers) attacker.stop();
    expect(await blocks(1)).toHaveLength(1);
    await client.close();
  });
});
