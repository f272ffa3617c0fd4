import { closeSync, fsyncSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { systemCodeOf } from "@opentao/base";

/** Errors of systems that open or flush no folders, or not for this user: names are theirs to keep then. */
const NOT_OFFERED: ReadonlySet<string | undefined> = new Set(["EACCES", "EPERM", "EISDIR", "EINVAL", "ENOTSUP"]);

/**
 * Waits until the names in a folder and in those above it, up to the one that holds `top`, are on the disk, where the
 * system offers that. @throws an error of the system
 */
export function flushFoldersTo(top: string, path: string): void {
  for (let at = path; ; at = dirname(at)) {
    flushFolder(at);
    if (at === dirname(top) || at === dirname(at)) return;
  }
}

function flushFolder(path: string): void {
  try {
    const file = openSync(path, "r");
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (!NOT_OFFERED.has(systemCodeOf(error))) throw error;
  }
}
