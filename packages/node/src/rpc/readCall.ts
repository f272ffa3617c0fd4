import type { ChainReader } from "../chain/interface.ts";
import type { Params } from "./protocol/params.ts";

/** A call that only reads the chain: it runs in any thread that sees the same database. */
export interface ReadCall {
  readonly services: {
    readonly chain: ChainReader;
    /** Methods of the runtime that are for the node itself, and for programs on its machine. */
    readonly nodeOnly: ReadonlySet<string>;
  };
  readonly params: Params;
  /** Whether the client may use methods that are for the node itself. */
  readonly trusted: boolean;
}

/** A method that only reads: what it returns (or throws, as an error that clients see) is the answer. */
export type Read = (call: ReadCall) => unknown;
