import { expect, it } from "vitest";
import { CheckedRpc } from "../src/page/network/trust/checkedRpc.ts";
import { Ledger } from "../src/page/network/trust/ledger.ts";
import type { LightListener } from "../src/page/network/trust/transport.ts";
import { Trust } from "../src/page/network/trust/trust.ts";
import { hashAt, headerAt } from "./support/headers.ts";

/** Nobody listens there: no test here needs a node. */
const NODE = "ws://127.0.0.1:1";

/** A light client that says what a test wants. */
class FakeLight {
  readonly listener: LightListener;
  readonly asked: { readonly id: number; readonly method: string; readonly params: readonly unknown[] }[] = [];
  isClosed = false;

  constructor(listener: LightListener) {
    this.listener = listener;
  }

  send(text: string): void {
    this.asked.push(JSON.parse(text));
  }

  close(): void {
    this.isClosed = true;
  }

  /** Answers what was asked for by a method. */
  answer(method: string, result: unknown): void {
    const asked = this.asked.find((one) => one.method === method);
    this.listener.onText(JSON.stringify({ jsonrpc: "2.0", id: asked?.id, result }));
  }

  methods(): readonly string[] {
    return this.asked.map(({ method }) => method).filter((method) => method !== "system_health");
  }
}

/** Trust in light clients of a test; those that were started, in their order. */
function trusting(specification = () => Promise.resolve("{}")): { trust: Trust; lights: FakeLight[] } {
  const lights: FakeLight[] = [];
  const start = (_: string, listener: LightListener): FakeLight => {
    const light = new FakeLight(listener);
    lights.push(light);
    return light;
  };
  return { trust: new Trust({ specification, start, callApi: () => Promise.resolve(undefined) }), lights };
}

/** Turns of the event loop in which all promises go on that can. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Opens a connection; what comes of it. */
async function connect(trust: Trust) {
  const heard: string[] = [];
  let isLost = false;
  const listener = { onMessage: (text: string) => heard.push(text), onClose: () => (isLost = true) };
  const socket = await trust.openSocket(NODE, 1_000, listener);
  return { socket, heard, isLost: () => isLost };
}

const subscribe = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "chain_subscribeNewHeads", params: [] });

it("a light client that has failed is ended, and what it says after that ends no other", async () => {
  const { trust, lights } = trusting();
  const first = await connect(trust);
  lights[0]?.listener.onFailure("out of memory");
  expect([first.isLost(), lights[0]?.isClosed]).toEqual([true, true]);
  const second = await connect(trust);
  lights[0]?.listener.onFailure("out of memory");
  expect([lights.length, second.isLost(), lights[1]?.isClosed]).toEqual([2, false, false]);
  trust.close();
});

it("a subscription that is answered when its connection has ended is ended too", async () => {
  const { trust, lights } = trusting();
  const { socket } = await connect(trust);
  socket.send(subscribe);
  socket.close();
  lights[0]?.answer("chain_subscribeNewHeads", "a");
  await settle();
  expect(lights[0]?.methods()).toEqual(["chain_subscribeNewHeads", "chain_unsubscribeNewHeads"]);
  trust.close();
});

it("a subscription is ended once: by who has it, or with its connection", async () => {
  const { trust, lights } = trusting();
  const { socket } = await connect(trust);
  socket.send(subscribe);
  lights[0]?.answer("chain_subscribeNewHeads", "a");
  await settle();
  socket.send(JSON.stringify({ jsonrpc: "2.0", id: 2, method: "chain_unsubscribeNewHeads", params: ["a"] }));
  lights[0]?.answer("chain_unsubscribeNewHeads", true);
  await settle();
  socket.close();
  expect(lights[0]?.methods()).toEqual(["chain_subscribeNewHeads", "chain_unsubscribeNewHeads"]);
  trust.close();
});

it("a connection that is closed while the specification is loaded starts no light client", async () => {
  let give: (text: string) => void = () => undefined;
  const { trust, lights } = trusting(() => new Promise((resolve) => (give = resolve)));
  const opening = connect(trust);
  trust.close();
  give("{}");
  await expect(opening).rejects.toMatchObject({ code: "CHAIN_UNREACHABLE" });
  expect(lights).toEqual([]);
});

it("a node that sees another best chain does not lie; one that has another finalized block does", async () => {
  const [finalizedHash, bestHash] = [hashAt(7), hashAt(9)];
  const light = {
    request: (method: string, [asked]: readonly unknown[]): Promise<unknown> => {
      if (method === "chain_getFinalizedHead") return Promise.resolve(finalizedHash);
      if (method === "chain_getHeader") return Promise.resolve(headerAt(asked === finalizedHash ? 7 : 9));
      return Promise.resolve(method === "chain_getBlockHash" ? bestHash : hashAt(8));
    },
  };
  const ledger = new Ledger();
  const node = (): Promise<unknown> => Promise.resolve(hashAt(100));
  const rpc = new CheckedRpc({ node, light, callApi: () => Promise.resolve(undefined) }, ledger);
  for (const [height, lieCount] of [
    [10, 0],
    [9, 0],
    [8, 0],
    [7, 1],
  ] as const) {
    await rpc.request("chain_getBlockHash", [height]);
    await settle();
    expect(ledger.snapshot().lieCount, `${height}`).toBe(lieCount);
  }
});
