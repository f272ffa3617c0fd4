import { CLI_ERRORS, type CliErrorCode } from "./catalog.ts";

/** Codes and hints for errors of the operating system, by its code. */
const MEANINGS: Readonly<Record<string, readonly [code: CliErrorCode, hint: string]>> = {
  EACCES: ["NO_PERMISSION", "Choose a place that is yours to write, or ask its owner for the permission."],
  EPERM: ["NO_PERMISSION", "Choose a place that is yours to write, or ask its owner for the permission."],
  EROFS: ["NO_PERMISSION", "This file system is read-only: choose a place that can be written."],
  ENOSPC: [
    "DISK_FULL",
    "Free some space, or choose a place on a larger disk, and run it again: nothing is half-written.",
  ],
  EDQUOT: ["DISK_FULL", "Your quota is used up: free some space and run it again: nothing is half-written."],
  ENOTDIR: ["NO_FOLDER", "A part of this path is a file: choose another folder."],
  EEXIST: ["NO_FOLDER", "A file has this name: choose another folder."],
  ENOENT: ["NO_FOLDER", "Check the path."],
  EISDIR: ["NO_FILE", "This is a folder: give a file."],
  EMFILE: ["TOO_MANY_FILES", "Allow more open files (`ulimit -n 4096`) and run it again."],
};

/** Returns code, message and hint of an error of the operating system; `undefined` for any other. */
export function describeSystemError(error: Error): { code: CliErrorCode; message: string; hint: string } | undefined {
  if (!("syscall" in error) || !("code" in error) || typeof error.code !== "string") return undefined;
  const [code, hint] = MEANINGS[error.code] ?? ["SYSTEM_ERROR", CLI_ERRORS.codes.SYSTEM_ERROR.cure];
  return { code, message: error.message, hint };
}
