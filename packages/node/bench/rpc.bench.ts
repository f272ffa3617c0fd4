import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { keypairFromSuri } from "@opentao/crypto";
import { loadSpec, Node, type NodeOptions } from "@opentao/node";
import { createRuntime } from "@opentao/runtime";
import { WebSocket } from "ws";
import { prefixExtrinsic } from "../src/chain/blocks/extrinsic.ts";
import { signedTransfer } from "../test/support/signed.ts";
import { senders } from "./world.ts";

const BLOCK_MS = 500;
const DUE = 16;
const TAO = 1_000_000_000;
const runtime = createRuntime();
const workers = { runtime: pathToFileURL(createRequire(import.meta.url).resolve("@opentao/runtime")).href };
const accounts = senders(200);
/** Sender of the transfer that wakes the threads. */
const first = keypairFromSuri("//Alice");

function start(options: Partial<NodeOptions>): Promise<Node> {
  const local = loadSpec("local", runtime);
  const balances = { balances: [first, ...accounts].map(({ address }) => [address, 1000 * TAO]) };
  const spec = { ...local, genesis: { ...local.genesis, balances } };
  const rpc = { host: "127.0.0.1", port: 0 };
  return Node.start({ spec, runtime, rpc, sealing: { kind: "manual" }, authorKey: "//One", ...options });
}

/** Keeps a node busy with calls that try an extrinsic of 180 kB; returns the function that ends it. */
function attack(node: Node): () => void {
  const socket = new WebSocket(`ws://127.0.0.1:${node.rpcAddress?.port}`);
  const params = ["BlockBuilder_apply_extrinsic", `0x${"00".repeat(180_000)}`];
  const message = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "state_call", params });
  socket.on("open", () => {
    for (let i = 0; i < 16; i += 1) socket.send(message);
  });
  socket.on("message", () => socket.send(message));
  socket.on("error", () => undefined);
  return () => socket.terminate();
}

/** Blocks out of a hundred that are made in their time under a load of calls. */
async function blocksKept(options: Partial<NodeOptions>): Promise<number> {
  const node = await start({ ...options, sealing: { kind: "interval", blockTimeMs: BLOCK_MS } });
  const stop = attack(node);
  const before = node.chain.best().number;
  await new Promise((resolve) => setTimeout(resolve, DUE * BLOCK_MS));
  const made = node.chain.best().number - before;
  stop();
  await node.stop();
  return (100 * Math.min(made, DUE)) / DUE;
}

/**
 * Transfers of others that the pool takes in a second, and how long the longest wait of the thread for them was, in
 * milliseconds.
 */
async function taken(options: Partial<NodeOptions>): Promise<{ rate: number; longestMs: number }> {
  const node = await start(options);
  const { publicKey } = keypairFromSuri("//Bob");
  const list = accounts.map((account) => signedTransfer(node.chain, account, 0, publicKey, 1000n));
  await node.pool.offer(prefixExtrinsic(signedTransfer(node.chain, first, 0, publicKey, 1n)), {});
  let last = performance.now();
  let longestMs = 0;
  const watch = setInterval(() => {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - last);
    last = now;
  }, 1);
  const started = performance.now();
  await Promise.all(list.map((bytes) => node.pool.offer(prefixExtrinsic(bytes), {})));
  const rate = (1000 * list.length) / (performance.now() - started);
  await new Promise((resolve) => setTimeout(resolve, 2));
  clearInterval(watch);
  await node.stop();
  return { rate, longestMs };
}

const name = "the same without threads";
const report = (result: object) => console.log(JSON.stringify(result));

const [kept, keptInline] = [await blocksKept({ workers }), await blocksKept({})];
const what = "JSON-RPC: blocks kept under a load of calls";
report({ id: "node/rpc-blocks-kept", what, value: kept, unit: "%", rival: { name, value: keptInline } });
const [apart, inline] = [await taken({ workers }), await taken({})];
report({
  ...{ id: "node/rpc-transactions", what: "JSON-RPC: transfers of others that the pool takes", unit: "transfers/s" },
  ...{ value: apart.rate, rival: { name, value: inline.rate } },
});
report({
  ...{
    id: "node/rpc-pause",
    what: "JSON-RPC: longest pause of the thread that makes blocks, 200 transfers",
    unit: "ms",
  },
  ...{ value: apart.longestMs, better: "less", rival: { name, value: inline.longestMs } },
});
