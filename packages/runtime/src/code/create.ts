import { code as encoded } from "../../generated/code.js";
import { type RuntimeOptions, runtimeWith } from "../assembly/runtime.ts";
import type { Runtime } from "../boundary.ts";

let decoded: Uint8Array | undefined;

/**
 * The code of this runtime: the WebAssembly module that light clients run, with this runtime in it. The build makes it
 * (`scripts/reader.mjs`). The bytes must not be changed.
 */
function ownCode(): Uint8Array {
  decoded ??= fromBase64(encoded);
  return decoded;
}

/** A loop: `Uint8Array.from` takes twenty times as long. */
function fromBase64(text: string): Uint8Array {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = characters.charCodeAt(i);
  return bytes;
}

/** Makes the runtime; genesis holds its own code unless another is given. One runtime serves any number of states. */
export function createRuntime({ code = ownCode }: Partial<RuntimeOptions> = {}): Runtime {
  return runtimeWith({ code });
}
