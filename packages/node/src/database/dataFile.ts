import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { systemCodeOf } from "@opentao/base";
import { DatabaseError } from "./errors.ts";

/** Positions of the engine's mark and format in its file, and their values. */
const MARK = { offset: 24, value: 0xbeefc0de };
const FORMAT = { offset: 28, value: 2 };
const PAGE_SIZE_OFFSET = 48;
const HEAD_BYTES = 64;

/**
 * Refuses a file that is not the engine's: the engine trusts what it maps into memory, and a foreign file would end the
 * process without a word.
 *
 * @throws DatabaseError `UNREADABLE`; an error of the system when the file cannot be opened
 */
export function checkDataFile(folder: string): void {
  const path = join(folder, "data.mdb");
  let file: number;
  try {
    file = openSync(path, "r");
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
    `${path} is not a database of this program, or only the beginning of one`,
    "Restore the folder from a copy, or delete it to start from the genesis block.",
  );
}

/** Returns what tells the engine's file in a folder from any other; `undefined` where there is none. */
export function dataFileIdentity(folder: string): string | undefined {
  try {
    const { dev, ino } = statSync(join(folder, "data.mdb"), { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return undefined; // it was moved or removed, or its folder can no longer be read
  }
}
