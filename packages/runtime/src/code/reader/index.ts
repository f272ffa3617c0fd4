/** What is bundled to be run when the reader is built: the facts of our own runtime. */

import { runtimeWith } from "../../assembly/runtime.ts";
import { type ReaderFacts, readerFacts } from "./facts.ts";

/** Facts of the runtime in this folder. */
export function ownFacts(): ReaderFacts {
  return readerFacts(runtimeWith({ code: () => new Uint8Array() }));
}
