// npm run bench -- indexer/index: a chain is read from genesis into an index, embedded and in PostgreSQL, and by the
// library that most explorers are written with, which decodes the same blocks and writes nothing. One chain has blocks
// of 100 transfers each, the other hardly more than inherents. Each reader is a process of its own; the node is another
// one. Speeds are told by the clock and by processor time, which counts the reader and its PostgreSQL server, so that
// it says the same on a machine that does something else as well. OPENTAO_SCALE=small: a tenth of the blocks, once.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type IndexDatabase, Indexer, openIndex, type Place } from "@opentao/indexer";
import { Chain } from "@opentao/sdk";
import { ApiPromise, WsProvider } from "@polkadot/api";
import type { ApiOptions } from "@polkadot/api/types";
import { sql } from "kysely";
import { median } from "../../node/bench/medians.ts";
import { ended, sayResult, startTask, taskOfProcess } from "../../node/bench/processes.ts";
import { senders, startNode, transfers } from "../../node/bench/world.ts";
import { type Places, postgresPlaces, postgresPrograms } from "../test/places.ts";

const IS_SMALL = process.env.OPENTAO_SCALE === "small";
/** Chains that are read. */
const CHAINS = [
  { id: "transfers", what: "100 transfers each", blocks: IS_SMALL ? 10 : 100, transfers: 100 },
  { id: "quiet", what: "inherents alone", blocks: IS_SMALL ? 100 : 1000, transfers: 0 },
] as const;
const ROUNDS = IS_SMALL ? 1 : 3;
/** Blocks that are read ahead, as the index does it. */
const AHEAD = 16;
/** Ticks of the processor's clock in a second, as Linux tells them. */
const TICKS = 100;

type Task =
  | { readonly kind: "chain"; readonly blocks: number; readonly transfers: number }
  | { readonly kind: "index"; readonly url: string; readonly place: Place }
  | { readonly kind: "decode"; readonly url: string; readonly blocks: number };

/** Seconds that a pass over a chain took, and what it brought. */
interface Pass {
  readonly blocks: number;
  readonly rows: number;
  readonly clock: number;
  readonly processor: number;
}

/** Makes the chain, and keeps its node running. */
async function makeChain(blocks: number, each: number): Promise<string> {
  const accounts = senders(Math.max(each, 1));
  const node = await startNode(accounts, { rpc: { host: "127.0.0.1", port: 0 }, finality: "manual" });
  const list = each === 0 ? [] : transfers(node, accounts, blocks);
  for (let made = 0; made < blocks; made += 1) {
    for (const bytes of list.slice(made * each, (made + 1) * each)) node.pool.submit(bytes);
    await node.seal({ finalize: true });
  }
  return `ws://127.0.0.1:${node.rpcAddress?.port}`;
}

/** Seconds of processor time that the server's process for this connection has used; 0 for the embedded database. */
async function serverSeconds({ db }: IndexDatabase, place: Place): Promise<number> {
  if ("folder" in place) return 0;
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  const [, fields = ""] = readFileSync(`/proc/${rows[0]?.pid}/stat`, "utf8").split(") ");
  const [user, system] = fields.split(" ").slice(11, 13);
  return (Number(user) + Number(system)) / TICKS;
}

/** Measures what it takes to do something. */
async function measure(work: () => Promise<void>): Promise<Pick<Pass, "clock" | "processor">> {
  const [started, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { clock: (performance.now() - started) / 1000, processor: (user + system) / 1_000_000 };
}

/** Reads the chain into a new index. */
async function fill(url: string, place: Place): Promise<Pass> {
  const chain = await Chain.connect(url);
  const index = await openIndex(place);
  let [height, rows] = [0, 0];
  const indexer = new Indexer(index.db, chain, {
    onProgress: (progress) => {
      [height, rows] = [progress.height, progress.rows];
    },
  });
  const before = await serverSeconds(index, place);
  const { clock, processor } = await measure(() => indexer.catchUp());
  const server = (await serverSeconds(index, place)) - before;
  await index.close();
  chain.close();
  return { blocks: height, rows, clock, processor: processor + server };
}

/** Reads and decodes the chain with `@polkadot/api`. */
async function decode(url: string, blocks: number): Promise<Pass> {
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
  const took = await measure(async () => {
    for (let first = 1; first <= blocks; first += AHEAD) {
      const count = Math.min(AHEAD, blocks + 1 - first);
      await Promise.all(Array.from({ length: count }, (_, at) => read(first + at)));
    }
  });
  await api.disconnect();
  if (values === 0) throw new Error("nothing was decoded");
  return { blocks, rows: 0, ...took };
}

async function work(task: Task): Promise<unknown> {
  if (task.kind === "chain") return makeChain(task.blocks, task.transfers);
  return task.kind === "index" ? fill(task.url, task.place) : decode(task.url, task.blocks);
}

/** Lets a process do a task that ends. */
async function pass(task: Task): Promise<Pass> {
  const { child, result } = await startTask(task);
  await ended(child);
  return result as Pass;
}

/** Passes over a chain by each reader. */
async function passesOver(chain: (typeof CHAINS)[number], server: Places | undefined) {
  const node = await startTask({ kind: "chain", blocks: chain.blocks, transfers: chain.transfers } satisfies Task);
  const url = String(node.result);
  const [embedded, postgres, decoded]: [Pass[], Pass[], Pass[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const folder = mkdtempSync(join(tmpdir(), "opentao-index-bench-"));
    embedded.push(await pass({ kind: "index", url, place: { folder: join(folder, "index") } }));
    rmSync(folder, { recursive: true });
    if (server !== undefined) postgres.push(await pass({ kind: "index", url, place: await server.take() }));
    decoded.push(await pass({ kind: "decode", url, blocks: chain.blocks }));
  }
  await ended(node.child);
  return { embedded, postgres, decoded };
}

/** Median of what passes brought in a second. */
function speed(passes: readonly Pass[], what: "blocks" | "rows", by: "clock" | "processor"): number {
  return median(passes.map((one) => one[what] / one[by]));
}

async function main(): Promise<void> {
  const programs = postgresPrograms();
  const server = programs === undefined ? undefined : await postgresPlaces(programs);
  for (const chain of CHAINS) {
    const { embedded, postgres, decoded } = await passesOver(chain, server);
    for (const [name, passes] of Object.entries({ embedded, PostgreSQL: postgres })) {
      if (passes.length === 0) continue;
      for (const by of ["clock", "processor"] as const) {
        const line = { id: `${chain.id}/${name}/${by}`, what: `${chain.what}, ${name}, by ${by}` };
        const rival = { name: "@polkadot/api, decoding alone", value: speed(decoded, "blocks", by) };
        console.log(JSON.stringify({ ...line, value: speed(passes, "blocks", by), unit: "blocks/s", rival }));
        const rows = { id: `${line.id}/rows`, what: line.what, value: speed(passes, "rows", by), unit: "rows/s" };
        console.log(JSON.stringify(rows));
      }
    }
  }
  await server?.stop();
}

const task = taskOfProcess() as Task | undefined;
if (task === undefined) await main();
else sayResult(await work(task));
