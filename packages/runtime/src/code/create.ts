import { code as encoded } from "../../generated/code.js";
import type { Runtime } from "../boundary.ts";
import { type RuntimeOptions, runtimeWith } from "../runtime.ts";

let decoded: Uint8Array | undefined;

/**
 * The code of this runtime: the WebAssembly module that light clients run, with this runtime in it. The build makes it
 * (`scripts/reader.mjs`). The bytes must not be changed.
 */
function ownCode(): Uint8Array {
  decoded ??= Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  return decoded;
}

/** Makes the runtime; genesis holds its own code unless another is given. One runtime serves any number of states. */
export function createRuntime({ code = ownCode }: Partial<RuntimeOptions> = {}): Runtime {
  return runtimeWith({ code });
}
