import { CodedError, type CodeOf, defineErrors } from "@opentao/base";

/** Error codes of this part, with cause and cure of each. */
export const SNAPSHOT_ERRORS = defineErrors("Snapshots", 4600, {
  NOT_A_SNAPSHOT: [0, "The file is not a snapshot.", "Check the path."],
  UNSUPPORTED_VERSION: [
    1,
    "The snapshot was written by a version with another format.",
    "Use that version, or fetch a newer snapshot.",
  ],
  OTHER_CHAIN: [2, "The snapshot is of another chain.", "Fetch one of this chain."],
  DAMAGED: [
    3,
    "The file's bytes are not those that were written: a part is missing, changed or too much.",
    "Fetch the file again.",
  ],
  WRONG_SIGNATURE: [
    4,
    "The signature is not by the key that the snapshot names.",
    "Fetch the file from a source that you trust.",
  ],
  UNTRUSTED: [
    5,
    "The snapshot is not signed, or by a key that is not trusted.",
    "Trust its signer with --trust ADDRESS, if you know whose address it is.",
  ],
  WRONG_JUSTIFICATION: [
    6,
    "The justification is for another block than the snapshot's.",
    "Fetch the file from a source that you trust.",
  ],
  NOTHING_TO_EXPORT: [
    7,
    "There is no database, or nothing besides the genesis block is finalized.",
    "Run the node until a block is finalized.",
  ],
  STATE_PRUNED: [8, "A running node pruned the state while it was exported.", "Export again."],
  DATABASE_NOT_EMPTY: [
    9,
    "The database that the snapshot was to be imported into has blocks.",
    "Give an empty base path.",
  ],
  FILE_EXISTS: [10, "The file to be written exists.", "Choose another name."],
  DISK_FULL: [11, "There is no space left for the file.", "Free some space, or choose a larger disk."],
  UNREADABLE: [12, "The file cannot be read or written.", "Check the path and its permissions."],
});

/** Code of a {@link SnapshotError}. */
export type SnapshotErrorCode = CodeOf<typeof SNAPSHOT_ERRORS>;

/** Thrown when a snapshot cannot be exported or imported. */
export class SnapshotError extends CodedError<SnapshotErrorCode> {
  override readonly name = "SnapshotError";

  protected override catalog() {
    return SNAPSHOT_ERRORS;
  }
}

/** Makes the error for a snapshot whose bytes are not those that were written. */
export function damaged(what: string, cause?: unknown): SnapshotError {
  return new SnapshotError("DAMAGED", `the snapshot is damaged: ${what}`, "Fetch the file anew.", { cause });
}

/** Turns an error of the system about a file into an error of snapshots. */
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
