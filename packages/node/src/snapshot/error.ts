import { CodedError } from "../error.ts";

/** Why a snapshot cannot be written or taken in. */
export type SnapshotErrorCode =
  /** The file is not a snapshot. */
  | "NOT_A_SNAPSHOT"
  /** It was written by a version of this program with another format. */
  | "UNSUPPORTED_VERSION"
  /** It is of another chain. */
  | "OTHER_CHAIN"
  /** Its bytes are not those that were written: a part is missing, changed or too much. */
  | "DAMAGED"
  /** Its signature is not by the key that it names. */
  | "WRONG_SIGNATURE"
  /** It is not signed, or by a key that is not trusted. */
  | "UNTRUSTED"
  /** What shows that its block is final is of another block. */
  | "WRONG_JUSTIFICATION"
  /** There is no database, or nothing in it is final besides the genesis block. */
  | "NOTHING_TO_EXPORT"
  /** A running node pruned the state while it was written. */
  | "STATE_PRUNED"
  /** The database that it was to go to has blocks of its own. */
  | "DATABASE_NOT_EMPTY"
  /** Something is already where it was to be written. */
  | "FILE_EXISTS"
  /** There is no room left for the file. */
  | "DISK_FULL"
  /** The file cannot be read or written. */
  | "UNREADABLE";

/** Thrown when a snapshot cannot be written or taken in. */
export class SnapshotError extends CodedError<SnapshotErrorCode> {
  override readonly name = "SnapshotError";
}

/** Some bytes are not what was written. */
export function damaged(what: string, cause?: unknown): SnapshotError {
  return new SnapshotError("DAMAGED", `the snapshot is damaged: ${what}`, "Fetch the file anew.", { cause });
}

/** What an error of the system about a file means. */
export function fileError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) return error;
  const { code, message } = error;
  if (code === "ENOSPC" || code === "EDQUOT") {
    const hint = "Free some space, or write the file to a larger disk.";
    return new SnapshotError("DISK_FULL", `no room is left for ${path}`, hint, { cause: error });
  }
  const hint = "Check the path and whether you may read and write there.";
  return new SnapshotError("UNREADABLE", `${path} cannot be used: ${message}`, hint, { cause: error });
}
