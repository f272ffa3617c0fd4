import { readFileSync, readlinkSync } from "node:fs";
import { systemCodeOf } from "@opentao/base";

/** Returns whether a process of this number runs on this machine, also when it is another user's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // ESRCH: it has ended. EPERM: it runs, but is another user's.
    return systemCodeOf(error) === "EPERM";
  }
}

/** Place and time at which a process began, by which it is told from a later one of the same number. */
export interface ProcessStart {
  /** Boot of the machine, and the namespace in which processes are numbered. */
  readonly place: string;
  /** Clock ticks since the boot. */
  readonly ticks: string;
}

/**
 * Returns when and where a process began; `undefined` where it has ended, and where the system does not tell, as all
 * but Linux do not without another program.
 */
export function processStart(pid: number): ProcessStart | undefined {
  if (process.platform !== "linux") return undefined;
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const namespace = readlinkSync("/proc/self/ns/pid");
    // The name before the last bracket may hold anything; the start is the 22nd field of all, the 20th after it.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    return ticks === undefined ? undefined : { place: `${boot} ${namespace}`, ticks };
  } catch (error) {
    if (systemCodeOf(error) === undefined) throw error;
    return undefined; // it has ended, or may not be looked at
  }
}

/**
 * Says whether a process that was noted still runs: `same`: it does; `ended`: it does not; `unclear`: one of its number
 * runs, which may be another.
 *
 * @param start - as {@link processStart} told it then
 */
export function stateOfProcess(pid: number, start: ProcessStart | undefined): "same" | "ended" | "unclear" {
  if (!isAlive(pid)) return "ended";
  const now = processStart(pid);
  if (start === undefined || now === undefined || start.place !== now.place) return "unclear";
  return start.ticks === now.ticks ? "same" : "ended";
}
