import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Files of a database's folder that are recorded; `said` takes what the workload tells others. */
export const FILES = ["data.mdb", "said"] as const;

/** A thing that a process did with a file of the folder, or with the folder itself. */
export type Step =
  | { readonly kind: "write"; readonly file: string; readonly position: number; readonly bytes: Uint8Array }
  | { readonly kind: "write through"; readonly file: string; readonly position: number; readonly bytes: Uint8Array }
  | { readonly kind: "written through"; readonly file: string }
  | { readonly kind: "flushed"; readonly file: string }
  | { readonly kind: "resized"; readonly file: string; readonly size: number };

/** Compiler of C, where there is one. */
const COMPILER = process.env.CC ?? "gcc";

const FOLDER = 2;
const HEAD_BYTES = 16;

/** Name under which the folder itself stands in a step. */
export const FOLDER_NAME = ".";

/** Steps of a record that `record.c` has written. */
export function* stepsOf(record: Buffer): Generator<Step> {
  for (let at = 0; at < record.length; ) {
    const kind = record.readUInt8(at);
    const index = record.readUInt8(at + 1);
    const length = record.readUInt32LE(at + 4);
    const position = Number(record.readBigUInt64LE(at + 8));
    const bytes = record.subarray(at + HEAD_BYTES, at + HEAD_BYTES + length);
    at += HEAD_BYTES + length;
    const file = index === FOLDER ? FOLDER_NAME : FILES[index];
    if (file === undefined) throw new Error(`the record has a step of kind ${kind} for a file that nobody knows`);
    if (kind === 1) yield { kind: "write", file, position, bytes };
    else if (kind === 2) yield { kind: "write through", file, position, bytes };
    else if (kind === 3) yield { kind: "written through", file };
    else if (kind === 4) yield { kind: "flushed", file };
    else if (kind === 5) yield { kind: "resized", file, size: position };
    else throw new Error(`the replay does not know what the process did with ${file}`);
  }
}

/** Builds the library that records, which goes with `remove`; `undefined` where there is no compiler for it. */
export function recorder(): { path: string; remove: () => void } | undefined {
  const folder = mkdtempSync(join(tmpdir(), "opentao-record-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const path = join(folder, "record.so");
  const source = new URL("./record.c", import.meta.url).pathname;
  try {
    execFileSync(COMPILER, ["-O1", "-shared", "-fPIC", "-o", path, source, "-ldl"], { stdio: "pipe" });
    return { path, remove };
  } catch {
    remove();
    return undefined;
  }
}
