/**
 * The state machine: pallets, dispatch, metadata. A node needs nothing of it but a {@link createRuntime | runtime}, which it
 * knows by `@opentao/runtime/boundary`.
 *
 * @packageDocumentation
 */

export { type Externalities, type Runtime, RuntimePanic, type SignatureScheme } from "./boundary.ts";
export { presetNames } from "./genesis/presets.ts";
export { ChainParameters, PARAMETERS_KEY } from "./parameters.ts";
export { createRuntime } from "./runtime.ts";
export { MemoryExternalities, type RootFunctions } from "./testing/memoryExternalities.ts";
