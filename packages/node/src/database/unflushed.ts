import { readFileSync } from "node:fs";
import { flushDataFile, newestRoot, restoreRoot } from "./dataFile.ts";
import { DatabaseError } from "./errors.ts";
import { clearNote, type Note, readNote, writeNote } from "./unflushedNote.ts";

/** A snapshot of the database that is kept whole until it is released: the engine does not write over its pages. */
export interface Snapshot {
  done(): void;
}

/**
 * Commits that may not be on the disk yet. The engine alone would leave a broken file if the power fails then: the disk
 * may have got its roots and not the pages they point to. So before the first such commit, the root of the last one
 * that is on the disk is noted in a file of its own, and its pages are kept until all is flushed; after a power loss
 * the database is taken back to it. What tells a power loss from the death of the process is the identity of the
 * system's run: in the same one the system still has what was written.
 */
export class Unflushed {
  readonly #folder: string;
  readonly #snapshot: () => Snapshot;
  #kept: Snapshot | undefined;
  #failure: unknown;

  /** @param snapshot - takes a snapshot of what has been committed */
  constructor(folder: string, snapshot: () => Snapshot) {
    this.#folder = folder;
    this.#snapshot = snapshot;
  }

  /**
   * Prepares for commits that are not flushed; to be called before each. Returns whether there may be some: a system
   * that does not tell its runs apart must flush each commit. @throws an error of the system
   */
  begin(): boolean {
    if (this.#kept !== undefined) return true;
    const run = systemRun();
    if (run === undefined) return false;
    const kept = this.#snapshot();
    try {
      writeNote(this.#folder, { run, root: newestRoot(this.#folder) });
    } catch (error) {
      kept.done();
      throw error;
    }
    this.#kept = kept;
    return true;
  }

  /**
   * Waits until all commits are on the disk. Once that has failed it fails forever, since the system may have dropped
   * what it could not write. @throws an error of the system
   */
  flush(): void {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#kept === undefined) return;
    try {
      flushDataFile(this.#folder);
      clearNote(this.#folder);
    } catch (error) {
      this.#failure = error;
      throw error;
    }
    this.#kept.done();
    this.#kept = undefined;
  }
}

/**
 * Takes a database that nobody has open back to its last flushed commit, if the power failed while there were later
 * ones. @throws an error of the system
 */
export function takeBack(folder: string): void {
  const note = readNote(folder);
  if (note === undefined || !isOfOtherRun(note)) return;
  restoreRoot(folder, note.root);
  clearNote(folder);
}

/** Flushes what a process that died in this run of the system has left, once its database is open again. */
export function flushLeft(folder: string): void {
  if (readNote(folder) === undefined) return;
  flushDataFile(folder);
  clearNote(folder);
}

/**
 * Refuses to read a database that has to be taken back first, which needs it alone. @throws DatabaseError `UNREADABLE`
 */
export function refuseUntaken(folder: string): void {
  const note = readNote(folder);
  if (note === undefined || !isOfOtherRun(note)) return;
  throw new DatabaseError(
    "UNREADABLE",
    `the machine went down while the database in ${folder} was written, and it has not been opened by a node since`,
    "Start the node on it once, then try again.",
  );
}

function isOfOtherRun({ run }: Note): boolean {
  return run !== systemRun();
}

/** Identity of this run of the system, from start to end; `undefined` where the system has none. */
function systemRun(): string | undefined {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "ascii").trim();
  } catch {
    return undefined; // another system than Linux
  }
}
