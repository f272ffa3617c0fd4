import { bytes, option, str, u32 } from "@opentao/codec";
import { RuntimeVersion } from "@opentao/codec/primitives";
import { createRuntime, MemoryExternalities } from "@opentao/runtime";
import { RuntimeTypes } from "@opentao/sdk/chain";

/** Chain of which a state is needed: what calls are is the same on all. */
const PRESET = "local";
/** Version of the metadata that is read. */
const METADATA_VERSION = 15;

/** Makes the types of the runtime that this program carries: no chain is asked. */
export function ownTypes(): RuntimeTypes {
  const runtime = createRuntime();
  const state = new MemoryExternalities();
  const version = RuntimeVersion.decode(runtime.call("Core_version", new Uint8Array(), state));
  const preset = option(bytes()).decode(runtime.call("GenesisBuilder_get_preset", option(str).encode(PRESET), state));
  runtime.call("GenesisBuilder_build_state", bytes().encode(preset ?? new Uint8Array()), state);
  const encoded = runtime.call("Metadata_metadata_at_version", u32.encode(METADATA_VERSION), state);
  const metadata = option(bytes()).decode(encoded) ?? new Uint8Array();
  return new RuntimeTypes(metadata, version.specVersion, version.transactionVersion);
}
