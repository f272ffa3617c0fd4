import { createRuntime } from "@opentao/runtime";
import { exportSnapshot, importSnapshot } from "../../src/index.ts";
import { PRUNING } from "./blocks.ts";
import { fileMiB, processorMs } from "./measure.ts";
import { scaleSpec } from "./spec.ts";

/** Cost of writing a snapshot, and of beginning from it. */
export interface MeasuredSnapshot {
  readonly exportSeconds: number;
  readonly importSeconds: number;
  readonly mib: number;
}

/** Exports the state of a folder into a file, and imports it into another folder, which is pruned. */
export async function carryOver(from: string, path: string, to: string): Promise<MeasuredSnapshot> {
  const runtime = createRuntime();
  const parts = { spec: scaleSpec(runtime), runtime, path };
  const written = await processorMs(() => exportSnapshot({ ...parts, basePath: from }));
  const taken = await processorMs(() =>
    importSnapshot({ ...parts, basePath: to, pruning: PRUNING, trusted: [], allowUntrusted: true }),
  );
  return { exportSeconds: written.ms / 1000, importSeconds: taken.ms / 1000, mib: fileMiB(path) };
}
