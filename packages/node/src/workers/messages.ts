import type { Hash } from "../chain/interface.ts";
import type { ChainHeads, JobName } from "../jobs/interface.ts";
import type { WireError } from "./wire.ts";

/** Data with which a thread begins. */
export interface ThreadData {
  /** Folder of the database. */
  readonly path: string;
  readonly genesisHash: Hash;
  /** Module with a function `createRuntime`, as an address that `import` takes. */
  readonly runtime: string;
}

/** Request to a thread, which gets a list of them: it has the next one while the node's own thread is at work. */
export interface ThreadRequest {
  readonly job: JobName;
  readonly input: unknown;
  readonly heads: ChainHeads;
}

/** Response of a thread. */
export type ThreadResponse = { readonly output: unknown } | { readonly error: WireError };

/** Message of a thread that is ready to work: at its beginning, and after what it did of each list. */
export const READY = "ready";
