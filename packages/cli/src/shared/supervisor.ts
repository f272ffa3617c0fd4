import type { ProcessStatus } from "./processStatus.ts";

/** Sends a status to the supervisor; does nothing in a process that has none. */
export function reportToSupervisor(status: ProcessStatus): void {
  // With a callback, a supervisor that has just gone is no error: this process stops when the channel closes.
  if (process.connected) process.send?.(status, undefined, undefined, () => undefined);
}
