/**
 * The runtime of this chain. It is also the face of the bundle that `:code` holds: a node that takes the runtime out of
 * a chain's state imports this file and nothing else.
 *
 * @packageDocumentation
 */

import type { Runtime } from "../boundary.ts";
import { assembleRuntime } from "./assemble.ts";
import { pallets } from "./pallets.ts";

/** What a runtime cannot hold itself. */
export interface RuntimeOptions {
  /** What genesis holds under `:code`. It is asked for when a genesis is built. */
  readonly code: () => Uint8Array;
}

/** Makes the runtime. One runtime serves any number of states. */
export function runtimeWith(options: RuntimeOptions): Runtime {
  return assembleRuntime(pallets, options);
}
