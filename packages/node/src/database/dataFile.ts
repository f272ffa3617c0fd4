import { closeSync, fdatasyncSync, fstatSync, openSync, readSync, writeSync } from "node:fs";
import { join } from "node:path";
import { systemCodeOf } from "@opentao/base";
import { DatabaseError } from "./errors.ts";

/** Positions of the engine's mark and format in its file, and their values. */
const MARK = { offset: 24, value: 0xbeefc0de };
const FORMAT = { offset: 28, value: 2 };
const PAGE_SIZE_OFFSET = 48;
const HEAD_BYTES = 64;

/**
 * A root begins at the mark and is this long. The first two pages have one each; of them that with the higher number
 * is that of the newest commit, and stands in the page whose index is the number's last bit.
 */
const ROOT = { bytes: 144, number: 128 } as const;

function pathOf(folder: string): string {
  return join(folder, "data.mdb");
}

/**
 * Refuses a file that is not the engine's: the engine trusts what it maps into memory, and a foreign file would end the
 * process without a word.
 *
 * @throws DatabaseError `UNREADABLE`; an error of the system when the file cannot be opened
 */
export function checkDataFile(folder: string): void {
  let file: number;
  try {
    file = openSync(pathOf(folder), "r");
  } catch (error) {
    if (systemCodeOf(error) === "ENOENT") return;
    throw error;
  }
  try {
    const { size } = fstatSync(file);
    if (size === 0) return;
    const head = new DataView(new ArrayBuffer(HEAD_BYTES));
    readSync(file, head, 0, HEAD_BYTES, 0);
    const ours =
      head.getUint32(MARK.offset, true) === MARK.value && head.getUint32(FORMAT.offset, true) === FORMAT.value;
    // The two pages that say where everything is.
    if (ours && size >= 2 * head.getUint32(PAGE_SIZE_OFFSET, true)) return;
  } finally {
    closeSync(file);
  }
  throw new DatabaseError(
    "UNREADABLE",
    `${pathOf(folder)} is not a database of this program, or only the beginning of one`,
    "Restore the folder from a copy, or delete it to start from the genesis block.",
  );
}

/** Waits until all that has been written to the file is on the disk. @throws an error of the system */
export function flushDataFile(folder: string): void {
  withFile(folder, fdatasyncSync);
}

/** The root of the newest commit: where the engine finds all that it wrote. @throws an error of the system */
export function newestRoot(folder: string): Uint8Array {
  return withFile(folder, (file) => {
    const pageSize = pageSizeIn(readAt(file, MARK.offset, ROOT.bytes));
    const roots = [0, 1].map((page) => readAt(file, page * pageSize + MARK.offset, ROOT.bytes));
    return roots.reduce((newest, root) => (numberOf(root) > numberOf(newest) ? root : newest));
  });
}

/**
 * Takes the file back to an earlier commit, whose pages must still be there. It is on the disk when this returns, and
 * may be done again when that was interrupted. @throws an error of the system
 */
export function restoreRoot(folder: string, root: Uint8Array): void {
  withFile(folder, (file) => {
    const number = numberOf(root);
    // The other page gets the same root with the number before, so that it is never the newer one.
    for (const at of [number, number - 1n]) {
      const copy = root.slice();
      new DataView(copy.buffer).setBigUint64(ROOT.number, at, true);
      writeSync(file, copy, 0, copy.length, Number(at & 1n) * pageSizeIn(root) + MARK.offset);
    }
    fdatasyncSync(file);
  });
}

function numberOf(root: Uint8Array): bigint {
  return new DataView(root.buffer, root.byteOffset).getBigUint64(ROOT.number, true);
}

function pageSizeIn(root: Uint8Array): number {
  return new DataView(root.buffer, root.byteOffset).getUint32(PAGE_SIZE_OFFSET - MARK.offset, true);
}

function readAt(file: number, position: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  readSync(file, bytes, 0, length, position);
  return bytes;
}

function withFile<Result>(folder: string, action: (file: number) => Result): Result {
  const file = openSync(pathOf(folder), "r+");
  try {
    return action(file);
  } finally {
    closeSync(file);
  }
}
