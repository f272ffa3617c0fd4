import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createRuntime } from "@opentao/runtime";
import { LAYOUT_VERSION } from "../../src/database/tables.ts";
import { inspectSpec } from "../../src/index.ts";
import { type ResidentMemory, residentMemory } from "../../src/primitives/residentMemory.ts";
import { writeDatabase } from "./database.ts";
import { generate } from "./generate.ts";
import { fileMiB } from "./measure.ts";
import { Scratch } from "./scratch.ts";
import type { Size } from "./size.ts";
import { scaleSpec } from "./spec.ts";

const SEED = 1;
const REPORT_MS = 2000;

/** A database with a generated state. */
export interface Generated {
  readonly basePath: string;
  /** Processor time it took in seconds, and memory at its end; absent when it was there already. */
  readonly cost?: { readonly seconds: number; readonly memory: ResidentMemory; readonly keys: number };
  readonly mib: number;
}

/** Reports progress on stderr, not too often. */
function reporter(): (what: string) => void {
  let last = 0;
  return (what) => {
    const now = performance.now();
    if (now - last < REPORT_MS) return;
    last = now;
    console.error(`  ${(now / 1000).toFixed(0)} s  ${what}`);
  };
}

/**
 * Generates a database below `parent`, unless it is there: under a name that says size, seed, layout and genesis, so
 * that another of any of them is made anew.
 */
export async function generated(
  parent: string,
  size: Size,
  progress: (what: string) => void = reporter(),
): Promise<Generated> {
  const runtime = createRuntime();
  const spec = scaleSpec(runtime);
  const genesis = inspectSpec(spec, runtime).genesisHash.slice(2, 10);
  const basePath = join(parent, `opentao-scale-${size.name}-${SEED}-${LAYOUT_VERSION}-${genesis}`);
  const result = () => ({ basePath, mib: fileMiB(join(basePath, "chain", "data.mdb")) });
  if (existsSync(basePath)) return result();
  const partial = `${basePath}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const scratch = new Scratch(partial);
  generate(scratch, { size, seed: SEED, spec, runtime, senders: [], progress });
  const keys = scratch.count;
  await writeDatabase(partial, scratch.entries(), { spec, runtime, progress });
  await scratch.remove();
  const { user, system } = process.cpuUsage();
  const cost = { seconds: (user + system) / 1e6, memory: residentMemory(), keys };
  renameSync(partial, basePath);
  return { ...result(), cost };
}
