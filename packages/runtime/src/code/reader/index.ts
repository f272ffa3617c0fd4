/** Entry point of the bundle that runs when the reader is built: the facts of the runtime in this package. */

import { runtimeWith } from "../../assembly/runtime.ts";
import { type ReaderFacts, readerFacts } from "./facts.ts";

/** Facts of the runtime in this folder. */
export function ownFacts(): ReaderFacts {
  return readerFacts(runtimeWith({ code: () => new Uint8Array() }));
}
