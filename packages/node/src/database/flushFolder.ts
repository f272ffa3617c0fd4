import { closeSync, fsyncSync, openSync } from "node:fs";
import { dirname } from "node:path";

/** Waits until the names in a folder are on the disk. @throws an error of the system */
export function flushFolder(path: string): void {
  if (process.platform === "win32") return; // where folders cannot be opened
  const file = openSync(path, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The same for a folder and those above it, up to the one that holds `top`. @throws an error of the system */
export function flushFoldersTo(top: string, path: string): void {
  for (let at = path; ; at = dirname(at)) {
    flushFolder(at);
    if (at === dirname(top) || at === dirname(at)) return;
  }
}
