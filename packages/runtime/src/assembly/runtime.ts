/**
 * The runtime of this chain. It is also the entry point of the bundle that `:code` holds: who takes the runtime out of
 * a chain's state imports this file and nothing else.
 *
 * @packageDocumentation
 */

import type { Runtime } from "../boundary.ts";
import { assembleRuntime } from "./assemble.ts";
import { pallets } from "./pallets.ts";

/** Parts of a runtime that its host supplies. */
export interface RuntimeOptions {
  /** Returns the code that genesis holds under `:code`. Called when a genesis is built. */
  readonly code: () => Uint8Array;
}

/** Makes the runtime. One runtime serves any number of states. */
export function runtimeWith(options: RuntimeOptions): Runtime {
  return assembleRuntime(pallets, options);
}
