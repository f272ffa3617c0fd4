import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { CliError } from "../output/errors.ts";

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be signalled, but it is there.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** The process that holds the lock; `undefined` when nobody does or the holder has ended. */
function holder(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    return Number.isSafeInteger(pid) && pid > 0 && isRunning(pid) ? pid : undefined;
  } catch {
    return undefined; // no lock, or removed meanwhile
  }
}

/**
 * Makes this process the only one that runs the network of a folder.
 *
 * @returns the function that gives the lock back
 * @throws CliError `NETWORK_RUNNING` when another process has it
 */
export function takeLock(file: string): () => void {
  const pid = holder(file);
  if (pid !== undefined && pid !== process.pid)
    throw new CliError(
      "NETWORK_RUNNING",
      `this network runs already, in process ${pid}`,
      "stop it with Ctrl-C in its terminal, or start another network with --base-path DIR and --rpc-port N",
    );
  rmSync(file, { force: true });
  const descriptor = openSync(file, "wx", 0o600);
  writeSync(descriptor, String(process.pid));
  closeSync(descriptor);
  return () => rmSync(file, { force: true });
}
