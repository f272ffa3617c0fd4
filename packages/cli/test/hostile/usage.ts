import { readFileSync } from "node:fs";

/** Memory and time that a process of this machine takes. */
export interface Usage {
  /** Memory that it has in use now, in MB (`VmRSS`). */
  readonly now: number;
  /** The most that it ever had, in MB (`VmHWM`). */
  readonly peak: number;
  /** Seconds that its main thread has run, and that it has waited for a core though it could have. */
  readonly ran: number;
  readonly waited: number;
}

/** Returns what a process takes, as the system counts it. */
export function usageOf(pid: number | undefined): Usage {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const of = (name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) * 1.024e-3);
  const [ran = 0, waited = 0] = readFileSync(`/proc/${pid}/schedstat`, "utf8")
    .split(" ")
    .map((nanoseconds) => Math.round(Number(nanoseconds) / 1e8) / 10);
  return { now: of("VmRSS"), peak: of("VmHWM"), ran, waited };
}
