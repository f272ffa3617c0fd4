import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";

/**
 * Settings of the C library's allocator (glibc) for processes that handle large buffers for long: few arenas, and large
 * buffers are given back to the system at once. By itself the library keeps them, in pieces that fit nothing else: a
 * third of a node's memory under attack. It reads the settings when a process starts, so whoever starts one has to set
 * them (`deploy/` does).
 */
export const ALLOCATOR = {
  MALLOC_ARENA_MAX: "2",
  MALLOC_MMAP_THRESHOLD_: "131072",
  MALLOC_TRIM_THRESHOLD_: "131072",
} as const;

/** One process, as the supervisor starts it. */
export interface ChildSpec {
  /** Unique name; also names its log file. */
  readonly name: string;
  /** Arguments after `tao`. */
  readonly args: readonly string[];
  /** True for a node: neurons talk to it, so it ends after them. */
  readonly isNode: boolean;
  /**
   * File that standard output and error are appended to. Without one the output goes nowhere, and errors where those of
   * the process go that starts it.
   */
  readonly logFile?: string;
}

/** Time that a process gets to stop by itself before it is killed, in ms. */
const STOP_GRACE_MS = 15_000;

/**
 * Starts `tao ARGS` in a process group of its own (a Ctrl-C in the terminal reaches only the supervisor) with a message
 * channel.
 */
export function startChild(entry: string, spec: ChildSpec): ChildProcess {
  const env = { ...process.env, ...ALLOCATOR };
  const log = spec.logFile === undefined ? undefined : openSync(spec.logFile, "a", 0o600);
  const streams = [log ?? "ignore", log ?? "inherit"] as const;
  try {
    return spawn(process.execPath, [entry, ...spec.args], {
      detached: true,
      stdio: ["ignore", ...streams, "ipc"],
      env,
    });
  } finally {
    if (log !== undefined) closeSync(log);
  }
}

/** Asks a process to stop, kills it when it does not within the grace time, and waits until it has ended. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_GRACE_MS);
  await ended;
  clearTimeout(timer);
}
