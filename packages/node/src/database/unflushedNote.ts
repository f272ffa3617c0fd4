import { closeSync, existsSync, fdatasyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { bytes, bytesEqual, concat, str, struct, type Value } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import { flushFolder } from "./flushFolder.ts";

const Note = struct({ run: str, root: bytes() });

/** Root of the last flushed commit, and the run of the system in which later ones were made. */
export type Note = Value<typeof Note>;

const CHECKSUM_LENGTH = 32;

function pathOf(folder: string): string {
  return join(folder, "unflushed");
}

/**
 * Writes the note; it is on the disk when this returns. A note that only half came there counts as none, as does one
 * that was only half cleared: at both times all commits are on the disk. @throws an error of the system
 */
export function writeNote(folder: string, note: Note): void {
  const content = Note.encode(note);
  overwrite(folder, concat(blake2b256(content), content));
}

/** Clears the note; that is on the disk when this returns. @throws an error of the system */
export function clearNote(folder: string): void {
  overwrite(folder, new Uint8Array());
}

/** The note, or `undefined`. @throws an error of the system */
export function readNote(folder: string): Note | undefined {
  if (!existsSync(pathOf(folder))) return undefined;
  const stored = Uint8Array.from(readFileSync(pathOf(folder)));
  const content = stored.subarray(CHECKSUM_LENGTH);
  return bytesEqual(blake2b256(content), stored.subarray(0, CHECKSUM_LENGTH)) ? Note.decode(content) : undefined;
}

function overwrite(folder: string, content: Uint8Array): void {
  const isNew = !existsSync(pathOf(folder));
  const file = openSync(pathOf(folder), "w");
  try {
    writeSync(file, content);
    fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
  if (isNew) flushFolder(folder);
}
