import { availableParallelism } from "node:os";
import { BatchChecker } from "./batches.ts";
import type { SignatureChecker } from "./checker.ts";

export type { SignatureChecker } from "./checker.ts";

/** Signatures a second from which on threads are worth their memory. */
const BUSY = 200;
/** Most threads that are started by themselves. */
const MAX_THREADS = 4;

/** Threads for a machine: a core is left to the loop and one to all else. */
function threadsFor(cores: number): number {
  return Math.max(0, Math.min(MAX_THREADS, cores - 2));
}

/** Address of the built thread, or `undefined` when this runs from source, which threads cannot load. */
function builtWorker(): URL | undefined {
  return import.meta.url.endsWith(".ts") ? undefined : new URL("./axon/signatures/worker.js", import.meta.url);
}

/** Options of {@link signatureChecker}. */
export interface CheckerOptions {
  /** Threads; `undefined`: as many as the machine has cores to spare, once there are many signatures. */
  readonly threads: number | undefined;
  /** Signatures that wait to be checked at the same time. */
  readonly capacity: number;
  /** Script of a thread. */
  readonly script?: URL | undefined;
  /** Called with what was wrong with a thread. */
  readonly onFault: (error: unknown) => void;
  /** Milliseconds. */
  readonly clock: () => number;
}

/** Makes what checks the signatures of an axon. */
export function signatureChecker({
  threads,
  capacity,
  script = builtWorker(),
  onFault,
  clock,
}: CheckerOptions): SignatureChecker {
  const count = threads ?? threadsFor(availableParallelism());
  if (script === undefined || count === 0) return new BatchChecker(capacity);
  const busy = threads === undefined ? BUSY : 0;
  return new BatchChecker(capacity, { script, threads: count, onFault, busy, clock });
}
