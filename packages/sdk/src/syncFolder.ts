import { closeSync, fsyncSync, mkdirSync, openSync } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { systemCodeOf } from "@opentao/base";

/** Errors of file systems that cannot write a folder by itself, and of folders that may not be opened. */
const CANNOT = ["EINVAL", "ENOTSUP", "EACCES"];

function ensureCannot(error: unknown): void {
  if (!CANNOT.includes(systemCodeOf(error) ?? "")) throw error;
}

/**
 * Sees that the names of a folder's files are on the disk: a rename alone may be lost with the power. Does nothing
 * where that cannot be asked for (Windows, some file systems, folders that this user may not read).
 */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  try {
    const folder = await open(path, "r");
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    ensureCannot(error);
  }
}

/** Sees that the names of a folder's files are on the disk before it returns, as {@link syncFolder} does. */
export function syncFolderNow(path: string): void {
  if (process.platform === "win32") return;
  try {
    const folder = openSync(path, "r");
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch (error) {
    ensureCannot(error);
  }
}

/** Options of a new folder: only its owner may look into it. */
const PRIVATE = { recursive: true, mode: 0o700 } as const;

/** Folders that hold the names of new ones, from `folder` up to the one that was there before `first`. */
function holdersOf(folder: string, first: string | undefined): readonly string[] {
  if (first === undefined) return [];
  const top = dirname(resolve(first));
  const holders: string[] = [];
  for (let at = resolve(folder); at !== top && at !== dirname(at); at = dirname(at)) holders.push(dirname(at));
  return holders;
}

/** Makes a folder of this user's own with those above it, and sees that they are on the disk. */
export async function makeFolder(folder: string): Promise<void> {
  for (const holder of holdersOf(folder, await mkdir(folder, PRIVATE))) await syncFolder(holder);
}

/** Makes a folder before it returns, as {@link makeFolder} does. */
export function makeFolderNow(folder: string): void {
  for (const holder of holdersOf(folder, mkdirSync(folder, PRIVATE))) syncFolderNow(holder);
}
