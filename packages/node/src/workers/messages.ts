import type { Hash } from "../chain/interface.ts";
import type { ChainHeads, JobName, Jobs } from "../jobs/interface.ts";
import type { WireError } from "./wire.ts";

/** Data with which a thread begins. */
export interface ThreadData {
  /** Folder of the database. */
  readonly path: string;
  readonly genesisHash: Hash;
  /** Module with a function `createRuntime`, as an address that `import` takes. */
  readonly runtime: string;
}

/** Data with which a thread begins, with what only it has. */
export interface OwnThreadData extends ThreadData {
  /** One number, shared: the place in its turn of what the thread is working on. */
  readonly place: Int32Array;
}

/** Request for a job. */
export type JobRequest = { readonly [K in JobName]: { readonly job: K; readonly input: Jobs[K]["input"] } }[JobName];

/**
 * Requests that a thread gets at a time: it has the next ones while the node's own thread is at work. Each has its
 * place: first the transactions, then the others.
 */
export interface ThreadTurn {
  readonly heads: ChainHeads;
  /** Those to validate, encoded: objects would take ten times as long to be sent. */
  readonly transactions: Uint8Array;
  readonly others: readonly JobRequest[];
}

/** Response of a thread: how transactions were validated, encoded, or what became of another request. */
export type ThreadResponse =
  | { readonly validated: Uint8Array }
  | ({ readonly place: number; readonly ms: number } & ({ readonly output: unknown } | { readonly error: WireError }));

/** Message of a thread that is ready to work: at its beginning, and after what it did of each turn. */
export const READY = "ready";

/** Message to a thread: it closes the database until its next job, and is ready again. */
export const RELEASE = "release";

/** Tells what may take long from looks at transactions and signatures, whose turns are short. */
export function isCall({ job }: JobRequest): boolean {
  return job !== "validate" && job !== "signatures";
}
