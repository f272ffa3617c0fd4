import { readFileSync } from "node:fs";

/** Memory of this process that is in the machine's, in MiB, as Linux counts it. */
export interface ResidentMemory {
  /** The process's own: heaps, buffers, stacks. */
  readonly anonymous: number;
  /** Pages of files that are mapped, the program and the database above all: the system takes them back at will. */
  readonly fileBacked: number;
}

/** The memory of this process; zeros on other systems than Linux. */
export function residentMemory(): ResidentMemory {
  let status = "";
  try {
    status = readFileSync("/proc/self/status", "latin1");
  } catch {
    // another system
  }
  const mib = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0) / 1024;
  return { anonymous: mib("RssAnon"), fileBacked: mib("RssFile") + mib("RssShmem") };
}
