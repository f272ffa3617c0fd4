import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { residentMemory } from "../src/primitives/residentMemory.ts";
import { senders, startNode, transfers } from "./world.ts";

/** Blocks of the chain; the full run has 20,000. */
const BLOCKS = Number(process.env.OPENTAO_MEMORY_BLOCKS ?? 2000);
const BLOCK_MS = 250;
const TRANSFERS_IN_BLOCK = 2;
const SENDERS = 8;
/** Blocks for which transactions are signed at a time, so that they do not count. */
const SIGNED_BLOCKS = 100;

// As `tao node` does.
setFlagsFromString("--heap-growing-percent=30");
const basePath = mkdtempSync(join(tmpdir(), "opentao-bench-"));
const accounts = senders(SENDERS);
let now = Date.now() - BLOCKS * BLOCK_MS * 2;
const setTimer = (ms: number, callback: () => void) => {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
};
const node = await startNode(accounts, { basePath, clock: { now: () => now, setTimer } });
const each = (SIGNED_BLOCKS * TRANSFERS_IN_BLOCK) / SENDERS;

/** Most memory after a block, of each kind and in all, in MiB. */
const most = { anonymous: 0, fileBacked: 0, all: 0 };

function look(): void {
  const { anonymous, fileBacked } = residentMemory();
  most.anonymous = Math.max(most.anonymous, anonymous);
  most.fileBacked = Math.max(most.fileBacked, fileBacked);
  most.all = Math.max(most.all, anonymous + fileBacked);
}

function report(height: number): void {
  const { anonymous, fileBacked, all } = most;
  const row = (id: string, what: string, value: number) =>
    console.log(JSON.stringify({ id: `node/${id}-${height}`, what, value, unit: "MiB", better: "less" }));
  row("all", `up to ${height} blocks: all memory, at most`, all);
  row("memory", `up to ${height} blocks: memory of its own, at most`, anonymous);
  row("mapped", `up to ${height} blocks: pages of files, at most`, fileBacked);
}

let signed: Uint8Array[] = [];
for (let height = 1; height <= BLOCKS; height += 1) {
  if (signed.length === 0) signed = transfers(node, accounts, each, ((height - 1) * TRANSFERS_IN_BLOCK) / SENDERS);
  for (const bytes of signed.splice(0, TRANSFERS_IN_BLOCK)) node.pool.submit(bytes);
  now += BLOCK_MS;
  await node.seal();
  look();
  if (height === BLOCKS / 4 || height === BLOCKS) report(height);
}
await node.stop();
rmSync(basePath, { recursive: true, force: true });
