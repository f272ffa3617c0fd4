/**
 * Locks that one process of a machine holds at a time, and whether a process still runs.
 *
 * @example
 * ```ts
 * import { mkdtempSync } from "node:fs";
 * import { takeLock } from "@opentao/sdk/lock";
 *
 * const lock = takeLock(`${mkdtempSync("/tmp/example-")}/lock`);
 * console.log("release" in lock); // true
 * ```
 *
 * @packageDocumentation
 */

import { linkSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { systemCodeOf } from "@opentao/base";
import { isAlive } from "./processes.ts";

export { type ProcessStart, processStart, stateOfProcess } from "./processes.ts";

/** Outcome of taking a lock: what gives it back, or the process that has it. */
export type Lock = { readonly release: () => void } | { readonly holder: number };

/** Returns the other process that holds a turn's file; `undefined` when it has ended or given the lock back. */
function holder(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    return Number.isSafeInteger(pid) && pid > 0 && pid !== process.pid && isAlive(pid) ? pid : undefined;
  } catch (error) {
    if (systemCodeOf(error) === "ENOENT") return undefined; // a later holder has removed it
    throw error;
  }
}

/** Returns the turns of a lock that have a file, latest first. */
function turnsOf(file: string): number[] {
  const prefix = `${basename(file)}.`;
  return readdirSync(dirname(file))
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .map((name) => Number(name.slice(prefix.length)))
    .sort((a, b) => b - a);
}

/** Makes the file of a turn, which at once names this process; returns whether no other was faster. */
function makeTurn(file: string, turn: number): boolean {
  const own = `${file}.of-${process.pid}`;
  writeFileSync(own, String(process.pid), { mode: 0o600 });
  try {
    linkSync(own, `${file}.${turn}`);
    return true;
  } catch (error) {
    if (systemCodeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Gives a turn back. Its file stays: a turn that nobody holds. */
function giveBack(file: string): void {
  try {
    truncateSync(file);
  } catch (error) {
    if (systemCodeOf(error) !== "ENOENT") throw error; // somebody has removed the folder
  }
}

/**
 * Makes this process the only one that holds a lock.
 *
 * Each holder has a turn: a file with a number above that of all before it, which only one process can make. A turn is
 * never taken from its holder, nor its file removed before a later one is there. So nobody can remove the file of a
 * process that runs, and whoever looked too long ago finds a later turn than its own and looks again. The lock of a
 * process that has ended, however it did, is free.
 *
 * @param file - path of the lock, in a folder that exists; turns are files of that name and a number
 */
export function takeLock(file: string): Lock {
  for (;;) {
    const [last = 0] = turnsOf(file);
    const pid = last === 0 ? undefined : holder(`${file}.${last}`);
    if (pid !== undefined) return { holder: pid };
    const turn = last + 1;
    if (!makeTurn(file, turn)) continue;
    const [latest, ...before] = turnsOf(file);
    if (latest !== turn) {
      rmSync(`${file}.${turn}`, { force: true });
      continue;
    }
    for (const past of before) rmSync(`${file}.${past}`, { force: true });
    return { release: () => giveBack(`${file}.${turn}`) };
  }
}
