/**
 * The state machine: pallets, dispatch, metadata. A node needs nothing of it but a {@link createRuntime | runtime},
 * which it knows by `@opentao/runtime/boundary`.
 *
 * @example
 * ```ts
 * import { createRuntime, MemoryExternalities } from "@opentao/runtime";
 *
 * const runtime = createRuntime();
 * const version = runtime.call("Core_version", new Uint8Array(), new MemoryExternalities());
 * console.log(runtime.methods.includes("Core_execute_block"), version.length > 0); // true true
 * ```
 *
 * @packageDocumentation
 */

export type { RuntimeOptions } from "./assembly/runtime.ts";
export { type Externalities, HostFault, type Runtime, RuntimePanic, type SignatureScheme } from "./boundary.ts";
export { createRuntime, RuntimeCodeError, type RuntimeCodeErrorCode, readRuntimeBundle } from "./code/index.ts";
export { type PalletErrorFacts, palletErrorFacts, runtimeErrorCatalogs } from "./errorCatalogs.ts";
export { type DevelopmentAccount, developmentAccounts, presetNames } from "./genesis/presets.ts";
export { ChainParameters, PARAMETERS_KEY } from "./parameters.ts";
export { type DevAuthority, devAuthorities, withAuthorities } from "./testing/devAuthorities.ts";
export { MemoryExternalities, type RootFunctions } from "./testing/memoryExternalities.ts";
