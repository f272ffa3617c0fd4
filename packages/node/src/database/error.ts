import { statfsSync } from "node:fs";
import { CodedError } from "../error.ts";

/** Why a database cannot be used. */
export type DatabaseErrorCode =
  /** It holds another chain. */
  | "OTHER_CHAIN"
  /** Another process, or another node of this process, works with it. */
  | "DATABASE_IN_USE"
  /** It keeps all states and was to be opened as one that prunes them, or the other way round. */
  | "OTHER_PRUNING"
  /** There is no room left for it. */
  | "DISK_FULL"
  /** It was written by a version of this program with another layout. */
  | "UNSUPPORTED_VERSION"
  /** It cannot be read or written: permissions, or what is there is no database. */
  | "UNREADABLE";

/** Thrown when the database cannot be opened, read or written. */
export class DatabaseError extends CodedError<DatabaseErrorCode> {
  override readonly name = "DatabaseError";
}

/** Pruning is decided when a database is made. @param pruned - what was decided */
export function otherPruning(path: string, pruned: boolean): DatabaseError {
  const [is, asked] = pruned ? ["prunes old states", "an archive"] : ["is an archive", "one that prunes old states"];
  return new DatabaseError(
    "OTHER_PRUNING",
    `the database in ${path} ${is}, and was opened as ${asked}`,
    "Open it as it was made, or give another base path and synchronise again, or import a snapshot there.",
  );
}

/**
 * With less than this left, in bytes, a write that fails has failed for want of room: the engine only says that it
 * failed.
 */
const NO_ROOM = 1024 * 1024;

function hasNoRoom(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize < NO_ROOM;
  } catch {
    return false; // the folder is not there, which is another reason
  }
}

const FULL = /ENOSPC|EDQUOT|No space left|Disk quota|MDB_MAP_FULL|not enough space/i;

/** What an error of the storage engine means for the one who runs the node. */
export function explain(error: unknown, path: string): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  if (FULL.test(reason) || hasNoRoom(path)) {
    return new DatabaseError(
      "DISK_FULL",
      `no room is left for the database in ${path}`,
      "Free some space, or move the folder to a larger disk, and start again: nothing that was final is lost.",
      { cause: error },
    );
  }
  return new DatabaseError(
    "UNREADABLE",
    `the database in ${path} cannot be used: ${reason}`,
    "Check that the folder is yours to read and write and holds nothing else; delete it to start from the genesis block.",
    { cause: error },
  );
}
