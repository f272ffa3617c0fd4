// Backfill: a chain of blocks with 100 transfers each is read from genesis into an index, and by the library that most
// explorers are written with, which decodes the same blocks and writes nothing. Each is a process of its own; the node
// is another one.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Indexer, openIndex, type Place } from "@opentao/indexer";
import { Chain } from "@opentao/sdk";
import { ApiPromise, WsProvider } from "@polkadot/api";
import type { ApiOptions } from "@polkadot/api/types";
import { median } from "../../node/bench/medians.ts";
import { ended, sayResult, startTask, taskOfProcess } from "../../node/bench/processes.ts";
import { senders, startNode, transfers } from "../../node/bench/world.ts";
import { postgresPlaces, postgresPrograms } from "../test/places.ts";

const BLOCKS = 100;
const TRANSFERS = 100;
const ROUNDS = 3;
/** Blocks that are read ahead, as the index does it. */
const AHEAD = 16;

type Task =
  | { readonly kind: "chain" }
  | { readonly kind: "index"; readonly url: string; readonly place: Place }
  | { readonly kind: "decode"; readonly url: string };

/** Speed of one pass over the chain. */
interface Pass {
  readonly blocks: number;
  readonly rows: number;
}

/** Makes the chain, and keeps its node running. */
async function makeChain(): Promise<string> {
  const accounts = senders(TRANSFERS);
  const node = await startNode(accounts, { rpc: { host: "127.0.0.1", port: 0 }, finality: "manual" });
  const list = transfers(node, accounts, BLOCKS);
  for (let at = 0; at < list.length; at += TRANSFERS) {
    for (const bytes of list.slice(at, at + TRANSFERS)) node.pool.submit(bytes);
    await node.seal({ finalize: true });
  }
  return `ws://127.0.0.1:${node.rpcAddress?.port}`;
}

/** Reads the chain into a new index. */
async function fill(url: string, place: Place): Promise<Pass> {
  const chain = await Chain.connect(url);
  const index = await openIndex(place);
  let rows = 0;
  const indexer = new Indexer(index.db, chain, {
    onProgress: (progress) => {
      rows = progress.rows;
    },
  });
  const started = performance.now();
  await indexer.catchUp();
  const seconds = (performance.now() - started) / 1000;
  await index.close();
  chain.close();
  return { blocks: BLOCKS / seconds, rows: rows / seconds };
}

/** Reads and decodes the chain with `@polkadot/api`. */
async function decode(url: string): Promise<Pass> {
  // The library's own types do not agree under exactOptionalPropertyTypes; the class is one of its providers.
  const provider = new WsProvider(url) as unknown as NonNullable<ApiOptions["provider"]>;
  const api = await ApiPromise.create({ provider, noInitWarn: true });
  let values = 0;
  const read = async (height: number): Promise<void> => {
    const hash = await api.rpc.chain.getBlockHash(height);
    const [{ block }, at] = await Promise.all([api.rpc.chain.getBlock(hash), api.at(hash)]);
    const events = await at.query.system?.events?.();
    values += JSON.stringify([block.extrinsics.map((one) => one.toJSON()), events?.toJSON()]).length;
  };
  const started = performance.now();
  for (let first = 1; first <= BLOCKS; first += AHEAD) {
    const count = Math.min(AHEAD, BLOCKS + 1 - first);
    await Promise.all(Array.from({ length: count }, (_, at) => read(first + at)));
  }
  const seconds = (performance.now() - started) / 1000;
  await api.disconnect();
  if (values === 0) throw new Error("nothing was decoded");
  return { blocks: BLOCKS / seconds, rows: 0 };
}

async function work(task: Task): Promise<unknown> {
  if (task.kind === "chain") return makeChain();
  return task.kind === "index" ? fill(task.url, task.place) : decode(task.url);
}

/** Lets a process do a task that ends. */
async function pass(task: Task): Promise<Pass> {
  const { child, result } = await startTask(task);
  await ended(child);
  return result as Pass;
}

async function main(): Promise<void> {
  const chain = await startTask({ kind: "chain" } satisfies Task);
  const url = String(chain.result);
  const programs = postgresPrograms();
  const server = programs === undefined ? undefined : await postgresPlaces(programs);
  const passes: Record<"embedded" | "server" | "decoded", Pass[]> = { embedded: [], server: [], decoded: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const folder = mkdtempSync(join(tmpdir(), "opentao-index-bench-"));
    passes.embedded.push(await pass({ kind: "index", url, place: { folder: join(folder, "index") } }));
    rmSync(folder, { recursive: true });
    if (server !== undefined) passes.server.push(await pass({ kind: "index", url, place: await server.take() }));
    passes.decoded.push(await pass({ kind: "decode", url }));
  }
  await server?.stop();
  await ended(chain.child);
  const of = (name: keyof typeof passes, unit: keyof Pass): number => median(passes[name].map((one) => one[unit]));
  const rival = { name: "@polkadot/api, decoding alone", value: of("decoded", "blocks") };
  const say = (row: object): void => console.log(JSON.stringify(row));
  const blocks = `backfill of blocks of ${TRANSFERS} transfers`;
  say({ id: "embedded", what: `${blocks}: embedded`, value: of("embedded", "blocks"), unit: "blocks/s", rival });
  if (server === undefined) return;
  say({ id: "server", what: `${blocks}: PostgreSQL`, value: of("server", "blocks"), unit: "blocks/s", rival });
  const rows = { name: "PostgreSQL", value: of("server", "rows") };
  say({ id: "rows", what: "rows written: embedded", value: of("embedded", "rows"), unit: "rows/s", rival: rows });
}

const task = taskOfProcess() as Task | undefined;
if (task === undefined) await main();
else sayResult(await work(task));
