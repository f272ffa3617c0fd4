import { option, str } from "@opentao/codec";
import { OpaqueExtrinsic } from "@opentao/codec/primitives";
import { EMPTY_ROOT, orderedRoot, update } from "@opentao/trie";
import { createRuntime, MemoryExternalities, type Runtime } from "../../src/index.ts";

/** A state with the roots of the trie. */
export const emptyState = (): MemoryExternalities =>
  new MemoryExternalities([], {
    root: (entries, version) => update({ get: () => undefined }, EMPTY_ROOT, entries, version).root,
    orderedRoot,
  });

export const runtime = createRuntime();

/** The state of a preset before the first block, as a runtime makes it. */
export function genesisOf(preset: string, of: Runtime = runtime): MemoryExternalities {
  const state = emptyState();
  const json = option(OpaqueExtrinsic).decode(of.call("GenesisBuilder_get_preset", option(str).encode(preset), state));
  const built = of.call("GenesisBuilder_build_state", OpaqueExtrinsic.encode(json ?? new Uint8Array()), state);
  if (built[0] !== 0) throw new Error(str.decode(built.subarray(1)));
  return state;
}

/** The code that genesis holds. */
export const code: Uint8Array = genesisOf("local").get(new TextEncoder().encode(":code")) ?? new Uint8Array();
