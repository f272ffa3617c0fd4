import { statfsSync } from "node:fs";
import { CodedError, type CodeOf, defineErrors } from "@opentao/base";

/** Error codes of this part, with cause and cure of each. */
export const DATABASE_ERRORS = defineErrors("Database", 4100, {
  OTHER_CHAIN: [
    0,
    "The database holds another chain.",
    "Give another base path, or the specification of the chain that it holds.",
  ],
  DATABASE_IN_USE: [
    1,
    "Another process, or another node of this process, has the database open.",
    "Stop that one, or give another base path.",
  ],
  OTHER_PRUNING: [
    2,
    "The database is an archive and was opened as a pruned one, or the other way round.",
    "Open it as it was created, or give another base path and synchronize again.",
  ],
  DISK_FULL: [3, "There is no space left for the database.", "Free some space, or move the folder to a larger disk."],
  UNSUPPORTED_VERSION: [
    4,
    "The database was written by a version with another layout.",
    "Use that version, or synchronize again in another folder.",
  ],
  UNREADABLE: [
    5,
    "The database cannot be read or written, or the folder holds something else.",
    "Check the folder's permissions and what is in it.",
  ],
});

/** Code of a {@link DatabaseError}. */
export type DatabaseErrorCode = CodeOf<typeof DATABASE_ERRORS>;

/** Thrown when the database cannot be opened, read or written. */
export class DatabaseError extends CodedError<DatabaseErrorCode> {
  override readonly name = "DatabaseError";

  protected override catalog() {
    return DATABASE_ERRORS;
  }
}

/** Pruning is decided when a database is made. @param pruned - what was decided */
export function otherPruning(path: string, pruned: boolean): DatabaseError {
  const [is, asked] = pruned ? ["prunes old states", "an archive"] : ["is an archive", "one that prunes old states"];
  return new DatabaseError(
    "OTHER_PRUNING",
    `the database in ${path} ${is}, and was opened as ${asked}`,
    "Open it as it was made, or give another base path and synchronize again, or import a snapshot there.",
  );
}

/**
 * Bytes below which a write that fails has failed for want of room: the engine only says that it
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

/** Explains an error of the storage engine or the system, which throw plain ones, to an operator. */
export function explain(error: unknown, path: string): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  if (FULL.test(reason) || hasNoRoom(path)) {
    return new DatabaseError(
      "DISK_FULL",
      `no room is left for the database in ${path}`,
      "Free some space, or move the folder to a larger disk, and start again: nothing that was finalized is lost.",
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
