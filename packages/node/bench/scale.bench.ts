/**
 * The node at the size of the real network: 128 subnets of 256 neurons, a million positions of stake, half a million
 * accounts. `OPENTAO_SCALE=small` is over in a minute; `OPENTAO_SCALE_FOLDER` keeps the generated database for further
 * runs. Rivals are the slot of 12 s, and aims within it. `docs/scale.md` has the results.
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median } from "./medians.ts";
import type { MeasuredBlock, Run } from "./scale/blocks.ts";
import type { MeasuredCall } from "./scale/calls.ts";
import type { MeasuredEnding } from "./scale/ending.ts";
import { inProcess, workAsTask } from "./scale/tasks.ts";

const SIZE = process.env.OPENTAO_SCALE ?? "full";
const BLOCKS = Number(process.env.OPENTAO_SCALE_BLOCKS ?? 80);
const BLOCKS_A_DAY = 7200;
const SLOT = { name: "a slot", value: 12_000 };
const AIMS = { step: 50, worst: 2000, call: 2000 };

interface Rival {
  readonly name: string;
  readonly value: number;
}

function report(id: string, what: string, value: number, unit: string, rival?: Rival): void {
  const row = { id: `node/scale-${id}`, what, value, unit, better: "less" };
  console.log(JSON.stringify(rival === undefined ? row : { ...row, rival }));
}

const aim = (value: number): Rival => ({ name: "the aim", value });

function reportBlocks(id: string, what: string, blocks: readonly MeasuredBlock[]): void {
  // The first blocks fill the caches.
  const warm = blocks.slice(blocks.length >> 3);
  const times = (some: readonly MeasuredBlock[]) => some.map(({ ms }) => ms);
  const [without, withEpochs] = [warm.filter(({ epochs }) => epochs === 0), warm.filter(({ epochs }) => epochs > 0)];
  const average = times(warm).reduce((sum, ms) => sum + ms, 0) / warm.length;
  if (without.length > 0)
    report(`${id}-plain`, `${what}: block without epochs, median`, median(times(without)), "ms", aim(AIMS.step));
  if (withEpochs.length > 0)
    report(`${id}-epochs`, `${what}: block with epochs, median`, median(times(withEpochs)), "ms", aim(AIMS.worst));
  report(`${id}-average`, `${what}: block, average`, average, "ms", SLOT);
  report(`${id}-worst`, `${what}: block, the worst`, Math.max(...times(blocks)), "ms", aim(AIMS.worst));
}

function reportRun(id: string, what: string, { startSeconds, memory, used, blocks }: Run): void {
  const [halfway, end] = used;
  const growth = ((end - halfway) * BLOCKS_A_DAY) / (blocks.length - (blocks.length >> 1));
  report(`${id}-start`, `${what}: start of the process until the node is up`, startSeconds, "s");
  report(`${id}-memory`, `${what}: memory of its own`, memory.anonymous, "MiB");
  report(`${id}-mapped`, `${what}: pages of the database in memory`, memory.fileBacked, "MiB");
  report(`${id}-growth`, `${what}: growth of the database a day`, growth, "MiB");
}

function reportCall({ what, method, ms, bytes, refusal }: MeasuredCall): void {
  const id = `${method}-${bytes}`.toLowerCase();
  if (refusal !== undefined) console.error(`  ${what}: ${refusal}`);
  report(id, `call: ${what}${refusal === undefined ? "" : " (refused)"}`, ms, "ms", aim(AIMS.call));
  report(`${id}-bytes`, `call: ${what}, answer`, bytes / 1024, "KiB");
}

function reportEnding({ begin, blocks }: MeasuredEnding): void {
  const what = "end of a subnet that a registration replaces";
  report("ending-begin", `${what}: the call`, begin, "ms", aim(AIMS.step));
  report("ending-blocks", `${what}: blocks that follow`, blocks.length, "blocks");
  report(
    "ending-average",
    `${what}: in a block, average`,
    blocks.reduce((a, b) => a + b, 0) / blocks.length,
    "ms",
    SLOT,
  );
  report("ending-worst", `${what}: in a block, the worst`, Math.max(...blocks), "ms", aim(AIMS.worst));
}

async function measure(): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), "opentao-scale-"));
  const path = (name: string) => join(work, name);
  try {
    const state = await inProcess("generate", { parent: process.env.OPENTAO_SCALE_FOLDER ?? work }, SIZE);
    report("database", "database of the state", state.mib, "MiB");
    if (state.cost !== undefined) {
      report("keys", "keys of the state", state.cost.keys, "keys");
      report("generate", "generating it", state.cost.seconds, "s");
      report("generate-memory", "generating it: memory of its own", state.cost.memory.anonymous, "MiB");
    }
    cpSync(state.basePath, path("archive"), { recursive: true });
    const carried = await inProcess(
      "snapshot",
      { from: path("archive"), path: path("snapshot"), to: path("pruned") },
      SIZE,
    );
    report("snapshot", "snapshot: file", carried.mib, "MiB");
    report("snapshot-export", "snapshot: export", carried.exportSeconds, "s");
    report("snapshot-import", "snapshot: import", carried.importSeconds, "s");
    const made = await inProcess("author", { path: path("archive"), count: BLOCKS }, SIZE);
    const epochs = made.blocks.reduce((sum, block) => sum + block.epochs, 0);
    report("epochs", "epochs a block, average", epochs / made.blocks.length, "epochs");
    reportBlocks("author", "author", made.blocks);
    reportRun("author", "author, archive", made);
    const followed = await inProcess("follower", { from: path("archive"), to: path("pruned"), count: BLOCKS }, SIZE);
    reportBlocks("import", "follower", followed.blocks);
    reportRun("import", "follower, pruned", followed);
    const ending = await inProcess("ending", { path: path("archive") }, SIZE);
    reportEnding(ending);
    const { calls, proofs } = await inProcess("calls", { path: path("archive") }, SIZE);
    for (const call of calls) reportCall(call);
    report("proof-account", "proof of an account", proofs.account / 1024, "KiB");
    report("proof-metagraph", "proof of a call for a metagraph", proofs.metagraph / 1024, "KiB");
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

if (!(await workAsTask())) await measure();
