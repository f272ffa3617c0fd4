import { createHash, randomUUID } from "node:crypto";
import { lstat, readdir, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { systemCodeOf } from "@opentao/base";
import { isAlive } from "../processes.ts";

/** Age in milliseconds from which on nobody writes a file any more: that takes less than a second. */
const LONGEST = 3_600_000;

/** Short text that stands for another of any length. */
function tagOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** Beginning of the names of all files that are to become the file at a path. */
function prefixOf(path: string): string {
  return `.opentao-write-${tagOf(basename(path))}-`;
}

/** Returns the path of a new file that is to become another. Its name tells which, and the process that writes it. */
export function temporaryFor(path: string): string {
  const writer = `${tagOf(hostname())}-${process.pid}-${randomUUID()}`;
  return join(dirname(path), `${prefixOf(path)}${writer}.tmp`);
}

/** True for the names of files that are being written, or were when a process ended: no keys. */
export function isTemporary(name: string): boolean {
  return name.startsWith(".") && name.endsWith(".tmp");
}

/** True when a process of this machine, which wrote a file at this time, may still be about to use it. */
function mayUse(pid: number, writtenAt: number): boolean {
  // In a container, the process after a crash often has the number of the one before.
  if (pid === process.pid) return writtenAt >= Date.now() - process.uptime() * 1000;
  return isAlive(pid);
}

/** True for a file of this user's that a process left when it was killed. */
async function isStale(path: string, writer: string): Promise<boolean> {
  const [, host, pid] = /^([0-9a-f]{16})-(\d+)-[0-9a-f-]{36}\.tmp$/.exec(writer) ?? [];
  if (host === undefined) return false;
  const found = await lstat(path);
  if (!found.isFile() || (process.getuid !== undefined && found.uid !== process.getuid())) return false;
  if (Date.now() - found.mtimeMs > LONGEST) return true;
  return host === tagOf(hostname()) && !mayUse(Number(pid), found.mtimeMs);
}

/** Names in a folder; none when it may not be read. */
async function readableNames(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (["EACCES", "ENOENT"].includes(systemCodeOf(error) ?? "")) return [];
    throw error;
  }
}

/**
 * Removes what processes left that were killed while they wrote a file: it may be a key without a password. A writer
 * whose file is removed all the same (its machine slept for an hour) fails, and changes nothing.
 */
export async function removeStale(path: string): Promise<void> {
  const [folder, prefix] = [dirname(path), prefixOf(path)];
  for (const name of await readableNames(folder)) {
    if (!name.startsWith(prefix)) continue;
    try {
      const file = join(folder, name);
      if (await isStale(file, name.slice(prefix.length))) await rm(file);
    } catch (error) {
      if (systemCodeOf(error) !== "ENOENT") throw error; // another writer was faster
    }
  }
}
